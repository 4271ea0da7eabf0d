import { useCallback } from 'react';
import { AnswerLinkDialog } from './AnswerLinkDialog.tsx';
import { DayPassDialog } from './DayPassDialog.tsx';
import { EndDialog } from './EndDialog.tsx';
import { HoursDialog } from './HoursDialog.tsx';
import type { Act, PersonLine } from './person-line.ts';
import { isPresenceAct, presenceReport } from './presence-acts.ts';
import { ToldUntilDialog } from './ToldUntilDialog.tsx';
import { useSend } from '../app/hooks.ts';
import type { Reply } from '#shared/protocol.ts';
import { useAnnounce } from '../ui/Announcer.tsx';

/** The person whom an act speaks of: as much as the dialogs need. */
export type ActedOn = Pick<PersonLine, 'id' | 'name' | 'startAt' | 'endAt' | 'linkMade' | 'passMade'>;
export interface PersonAct {
  readonly kind: Act;
  readonly line: ActedOn;
}

/** Acts that need nothing further are done at the press; false for those that open a dialog. */
export function useAtOnce(): (kind: Act, line: ActedOn) => boolean {
  const send = useSend();
  const say = useAnnounce();
  return useCallback(
    (kind, { id, name }) => {
      const finish = async (sent: Promise<Reply>, words: string): Promise<void> => {
        const reply = await sent;
        say(reply.ok ? words : reply.refusal.message, { tone: reply.ok ? 'ok' : 'bad' });
      };
      const assignmentId = id;
      if (isPresenceAct(kind)) {
        const { presence, words } = presenceReport(kind, name);
        void finish(send('ReportPresence', { assignmentId, presence, source: 'desk' }), words);
        return true;
      }
      switch (kind) {
        case 'renew':
          void finish(send('RenewAssignment', { assignmentId }), `${name}: what the roster says was sent on`);
          return true;
        case 'told':
          void finish(send('ConfirmAssignment', { assignmentId }), `${name}: yes recorded, told by you`);
          return true;
        case 'link':
        case 'toldUntil':
        case 'pass':
        case 'cannot':
        case 'withdraw':
        case 'hours':
        case 'standDown':
          return false;
      }
    },
    [send, say],
  );
}

/** The dialog of an act that has one. */
export function PersonActs({ act, onClose }: { readonly act: PersonAct | undefined; readonly onClose: () => void }) {
  if (act === undefined) return null;
  const { kind, line } = act;
  // Said at the press: there is nothing to ask first.
  if (isPresenceAct(kind)) return null;
  switch (kind) {
    case 'link':
      return <AnswerLinkDialog line={line} onClose={onClose} />;
    case 'pass':
      return <DayPassDialog line={line} onClose={onClose} />;
    case 'hours':
      return <HoursDialog line={line} onClose={onClose} />;
    case 'toldUntil':
      return <ToldUntilDialog line={line} onClose={onClose} />;
    case 'cannot':
    case 'withdraw':
    case 'standDown':
      return <EndDialog kind={kind} line={line} onClose={onClose} />;
    case 'renew':
    case 'told':
      return null;
  }
}
