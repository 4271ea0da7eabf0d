import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useSend } from '../app/hooks.ts';
import { counted } from '../format/language.ts';
import { useAnnounce } from '../ui/Announcer.tsx';
import { deriveId } from '#shared/ids.ts';
import { sendCommand } from './edits.ts';
import {
  deedsFor,
  labelOf,
  mayDo,
  moved,
  nextStep,
  NO_HISTORY,
  remember,
  type Deed,
  type History,
  type RecordOf,
  type Step,
  type Way,
} from './history.ts';
import { runDeeds, type StepResult } from './run-step.ts';

/** What the buttons of undo and redo say. */
export interface HistoryLabels {
  /** What undo would take back: "Hazards of A2". */
  readonly last: string | undefined;
  /** What redo would do again. */
  readonly next: string | undefined;
  readonly busy: boolean;
}

export interface HistoryUse {
  readonly labels: HistoryLabels;
  readonly note: (step: Step) => void;
  readonly go: (way: Way) => void;
  /** Sends new deeds as one step, and remembers those that were recorded. */
  readonly doAll: (step: Step, onProgress?: (sent: number, of: number) => void) => Promise<StepResult>;
  /** Resolves once a fact holds of the records, or after a while; says whether it holds. */
  readonly whenTold: (holds: (recordOf: RecordOf) => boolean) => Promise<boolean>;
}

/** An answer "recorded" can be here before the records say so; this long (ms) they are waited for. */
const BRIDGE = 1500;
/** Resolves after so many ms. */
export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** One's own steps on one page, taken back and done again. `stream` names what Add commands make. */
export function useHistory(recordOf: RecordOf, stream: string): HistoryUse {
  const send = useSend();
  const say = useAnnounce();
  const whenTold = useWhenTold(recordOf);
  const history = useRef(NO_HISTORY);
  const busy = useRef(false);
  const [labels, setLabels] = useState<HistoryLabels>({ last: undefined, next: undefined, busy: false });
  const set = useCallback((next: History) => {
    history.current = next;
    const label = (way: Way): string | undefined => nextStep(next, way)?.label;
    setLabels({ last: label('undo'), next: label('redo'), busy: busy.current });
  }, []);
  const run = useCallback(
    async (
      deeds: readonly Deed[],
      check: (deed: Deed) => Promise<boolean>,
      onProgress?: (sent: number, of: number) => void,
    ): Promise<StepResult> => {
      busy.current = true;
      set(history.current);
      const result = await runDeeds(deeds, {
        send: (command) => sendCommand(send, command),
        mayDo: check,
        madeId: (commandId) => deriveId(stream, commandId, 0),
        wait: pause,
        ...(onProgress === undefined ? {} : { onProgress }),
      });
      busy.current = false;
      return result;
    },
    [send, set, stream],
  );
  const note = useCallback((step: Step) => set(remember(history.current, step)), [set]);
  const doAll = useCallback<HistoryUse['doAll']>(
    async (step, onProgress) => {
      const result = await run(step.deeds, () => Promise.resolve(true), onProgress);
      set(remember(history.current, { label: step.label, deeds: result.done }));
      return result;
    },
    [run, set],
  );
  const go = useCallback(
    (way: Way) => {
      if (busy.current) return;
      const step = nextStep(history.current, way);
      if (step === undefined) return say(`Nothing of yours to ${way === 'undo' ? 'take back' : 'do again'}`);
      void run(deedsFor(step, way), (deed) => whenTold((now) => mayDo(deed, now))).then((result) => {
        set(moved(history.current, way, result));
        const { words, tone } = outcomeWords(step, way, result);
        say(words, { tone });
      });
    },
    [run, say, set, whenTold],
  );
  return useMemo(() => ({ labels, note, go, doAll, whenTold }), [labels, note, go, doAll, whenTold]);
}

/** What came of taking a step back or doing it again, in words. */
export function outcomeWords(
  step: Step,
  way: Way,
  { done, changed, refusals }: StepResult,
): { readonly words: string; readonly tone: 'ok' | 'warn' | 'bad' } {
  const participle = way === 'undo' ? 'taken back' : 'done again';
  const [first] = changed;
  const words = [
    ...(done.length > 0 ? [`${step.label}: ${participle}`] : []),
    ...(first !== undefined && changed.length === 1
      ? [`${labelOf(first)} was changed by someone else since: not ${participle}`]
      : []),
    ...(changed.length > 1 ? [`${counted(changed.length, 'change')} since by someone else: not ${participle}`] : []),
    ...refusals.slice(0, 3),
  ];
  return { words: words.join('. '), tone: refusals.length > 0 ? 'bad' : changed.length > 0 ? 'warn' : 'ok' };
}

/** Lets the page wait for its own records to catch up with an answer. */
function useWhenTold(recordOf: RecordOf): HistoryUse['whenTold'] {
  const latest = useRef(recordOf);
  const waiting = useRef(new Set<() => void>());
  useEffect(() => {
    latest.current = recordOf;
    for (const look of waiting.current) look();
  }, [recordOf]);
  return useCallback((holds) => {
    if (holds(latest.current)) return Promise.resolve(true);
    return new Promise((resolve) => {
      const end = (held: boolean): void => {
        waiting.current.delete(look);
        clearTimeout(timer);
        resolve(held);
      };
      const look = (): void => {
        if (holds(latest.current)) end(true);
      };
      const timer = setTimeout(() => end(holds(latest.current)), BRIDGE);
      waiting.current.add(look);
    });
  }, []);
}
