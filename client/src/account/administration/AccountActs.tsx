import { useSend } from '../../app/hooks.ts';
import { ReasonDialog } from '../../editing/ReasonDialog.tsx';
import { useAnnounce } from '../../ui/Announcer.tsx';
import type { MenuItem } from '../../ui/Menu.tsx';
import { nameText, refusalSentence } from '../../words/sentences.ts';
import type { Standing } from '#shared/commands/directory-commands.ts';
import type { AccountView } from '#shared/records.ts';
import { LinkDialog } from './LinkDialog.tsx';
import { StandingDialog } from './StandingDialog.tsx';

/** What an administrator is about to do for one account. */
export type AccountAct = { readonly accountId: string; readonly name: string } & (
  | { readonly kind: 'link'; readonly purpose: 'invitation' | 'sign_in' }
  | { readonly kind: 'standing'; readonly standing: Standing }
  | { readonly kind: 'suspend' }
);

/** What can be done for an account as it stands now. */
export function menuOf(
  accountId: string,
  account: AccountView,
  onAct: (act: AccountAct) => void,
  atOnce: AtOnce,
): readonly MenuItem[] {
  const of = { accountId, name: nameText(account.name) };
  if (account.state === 'suspended') {
    return [{ label: 'Restore', detail: 'they can sign in again', onSelect: () => atOnce.restore(accountId, of.name) }];
  }
  const link =
    account.state === 'active'
      ? ({ label: 'Sign-in link…', detail: 'for a forgotten password', purpose: 'sign_in' } as const)
      : ({ label: 'Invitation…', detail: 'to choose a password', purpose: 'invitation' } as const);
  return [
    { label: link.label, detail: link.detail, onSelect: () => onAct({ ...of, kind: 'link', purpose: link.purpose }) },
    {
      label: 'Change standing…',
      onSelect: () => onAct({ ...of, kind: 'standing', standing: account.standing ?? 'member' }),
    },
    {
      label: 'End all sessions',
      detail: 'they must sign in again, everywhere',
      onSelect: () => atOnce.endSessions(accountId, of.name),
    },
    {
      label: 'Suspend…',
      detail: 'ends all sessions at once',
      danger: true,
      onSelect: () => onAct({ ...of, kind: 'suspend' }),
    },
  ];
}

/** The dialog of an act. */
export function AccountActs({ act, onClose }: { readonly act: AccountAct | undefined; readonly onClose: () => void }) {
  switch (act?.kind) {
    case 'link':
      return <LinkDialog {...act} onClose={onClose} />;
    case 'standing':
      return <StandingDialog {...act} onClose={onClose} />;
    case 'suspend':
      return (
        <ReasonDialog
          title={`Suspend ${act.name}`}
          type="SuspendAccount"
          payload={{ accountId: act.accountId }}
          act="Suspend"
          danger
          onClose={onClose}
        >
          <p>Their sessions end everywhere at once, and their links stop working. What they did stays on record.</p>
        </ReasonDialog>
      );
    case undefined:
      return null;
  }
}

/** Acts without a question: done at once, and said. */
export interface AtOnce {
  readonly restore: (accountId: string, name: string) => void;
  readonly endSessions: (accountId: string, name: string) => void;
}

export function useAtOnce(): AtOnce {
  const send = useSend();
  const say = useAnnounce();
  const done = async (type: 'RestoreAccount' | 'EndSessions', accountId: string, words: string): Promise<void> => {
    const reply = await send(type, { accountId });
    say(reply.ok ? words : refusalSentence(reply.refusal), { tone: reply.ok ? 'ok' : 'bad' });
  };
  return {
    restore: (accountId, name) => void done('RestoreAccount', accountId, `${name} can sign in again`),
    endSessions: (accountId, name) => void done('EndSessions', accountId, `All sessions of ${name} have ended`),
  };
}
