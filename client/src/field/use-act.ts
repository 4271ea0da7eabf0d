import { useCallback, useState } from 'react';
import { correctionOf, reportWords, type Before, type FieldReport } from './field-report.ts';
import { useOutbox } from '../app/hooks.ts';
import { useAnnounce } from '../ui/Announcer.tsx';

/** What was just done and can be taken back for five seconds. */
export interface Deed {
  readonly id: string;
  readonly words: string;
  readonly undo: FieldReport;
}
export type Act = (report: FieldReport) => void;

export interface Acting {
  readonly act: Act;
  readonly deed: Deed | null;
  readonly undo: () => void;
  readonly forget: () => void;
}

const BLANK: Before = { counts: {}, outcome: null };

/** Writes reports into the outbox. The last one can be taken back for as long as `deed` stands, by a report of its own. */
export function useAct(before: Before = BLANK): Acting {
  const { put } = useOutbox();
  const say = useAnnounce();
  const [deed, setDeed] = useState<Deed | null>(null);
  const act = useCallback<Act>(
    (report) => {
      const id = put(report.type, report.payload);
      const undo = correctionOf(report, before);
      // That a notice is on the screen is no deed of the officer's.
      if (report.type === 'MarkNotice') return;
      setDeed(undo === null ? null : { id, words: reportWords(report), undo });
      say(`${reportWords(report)}: kept on this phone`);
    },
    [put, say, before],
  );
  const undo = useCallback(() => {
    if (deed === null) return;
    put(deed.undo.type, deed.undo.payload);
    setDeed(null);
    say(`Taken back: ${deed.words}`);
  }, [deed, put, say]);
  const forget = useCallback(() => setDeed(null), []);
  return { act, deed, undo, forget };
}
