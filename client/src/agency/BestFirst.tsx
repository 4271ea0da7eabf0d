import { useEffect, useMemo, useRef, useState } from 'react';
import { useAgency } from './agency-context.ts';
import { askBestFirst, rankedPeople, type Ranked, type RankedAnswer } from './best-first.ts';
import { counted } from '../format/language.ts';
import { useAnnounce } from '../ui/Announcer.tsx';
import { Button } from '../ui/Button.tsx';
import { FaultText } from '../ui/FaultText.tsx';
import type { RosterPersonView } from '#shared/records.ts';
import styles from './agency.module.css';

export interface BestFirstProps {
  readonly requestId: string;
  readonly roster: ReadonlyMap<string, RosterPersonView>;
  /** She and her hours are filled in; nobody is put forward by it. */
  readonly onChoose: (ranked: Ranked) => void;
}

/** Who could come, best first, where somebody asks for it. */
export function BestFirst({ requestId, roster, onChoose }: BestFirstProps) {
  const { zone } = useAgency();
  const { state, ask, stop } = useBestFirst(requestId, roster);
  const people = useMemo(
    () => (state.kind === 'made' ? rankedPeople(state.steps, { requestId, roster, zone }) : []),
    [state, requestId, roster, zone],
  );
  if (state.kind === 'asking')
    return (
      <div className="cluster">
        <progress aria-label="Looking who could come" />
        <span>Looking who could come…</span>
        <Button onClick={stop}>Stop</Button>
      </div>
    );
  return (
    <section className={styles['best']} aria-label="Who could come, best first">
      <div className="cluster">
        <Button onClick={() => void ask()}>Who could come, best first</Button>
      </div>
      {state.kind === 'stopped' && <p className="muted">Stopped. Nothing was changed.</p>}
      {state.kind === 'refused' && <FaultText>{state.why}</FaultText>}
      {state.kind === 'made' && people.length === 0 && (
        <p className="muted">Nobody of your roster was found who fits, is free and is not yet put forward.</p>
      )}
      {people.length > 0 && (
        <>
          <p className="muted">Choosing fills in who and the hours. Nobody is put forward by it.</p>
          <ol className={styles['ranked']}>
            {people.map((ranked) => (
              <li key={ranked.personId}>
                <Button full detail={[ranked.hours, ...ranked.why].join(' · ')} onClick={() => onChoose(ranked)}>
                  {ranked.name}
                </Button>
              </li>
            ))}
          </ol>
        </>
      )}
    </section>
  );
}

type State = { readonly kind: 'none' | 'asking' | 'stopped' } | RankedAnswer;

function useBestFirst(requestId: string, roster: BestFirstProps['roster']) {
  const { operationId, zone } = useAgency();
  const [state, setState] = useState<State>({ kind: 'none' });
  const stopping = useRef<AbortController>(undefined);
  const say = useAnnounce();
  useEffect(() => () => stopping.current?.abort(), []);
  const ask = async (): Promise<void> => {
    stopping.current?.abort();
    const controller = new AbortController();
    stopping.current = controller;
    setState({ kind: 'asking' });
    const answer = await askBestFirst(operationId, requestId, controller.signal);
    if (controller.signal.aborted) return;
    setState(answer);
    if (answer.kind === 'refused') return say(answer.why, { tone: 'bad' });
    const found = rankedPeople(answer.steps, { requestId, roster, zone }).length;
    say(found === 0 ? 'Nobody was found' : `${counted(found, 'person', 'people')} could come`);
  };
  const stop = (): void => {
    stopping.current?.abort();
    setState({ kind: 'stopped' });
    say('Stopped');
  };
  return { state, ask, stop };
}
