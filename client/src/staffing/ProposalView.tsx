import { useState } from 'react';
import { useNow } from '../app/hooks.ts';
import { age } from '../format/time.ts';
import { counted } from '../format/language.ts';
import { Button } from '../ui/Button.tsx';
import { CheckField } from '../ui/CheckField.tsx';
import { Chip } from '../ui/Chip.tsx';
import { FaultText } from '../ui/FaultText.tsx';
import type { Proposal, ProposalStep } from '#shared/proposals.ts';
import { proofWords, stepActs, stepWords } from './proposal-steps.ts';
import type { ProposalUse, StepState } from './use-proposal.ts';
import { useStaffing } from './use-staffing.ts';
import styles from './side.module.css';

export interface ProposalViewProps {
  readonly use: ProposalUse;
  /** Candidates for one gap: each is taken by itself, by its number. Otherwise steps are ticked and taken together. */
  readonly numbered?: boolean;
}

/** What the solver answers. It moves nobody: each step is sent by whoever takes it. */
export function ProposalView({ use, numbered = false }: ProposalViewProps) {
  const { state } = use;
  switch (state.kind) {
    case 'none':
      return null;
    case 'asking':
      return <Asking since={state.since} onStop={use.stop} />;
    case 'stopped':
      return <p className={styles['quiet']}>Stopped. Nothing was changed.</p>;
    case 'refused':
      return <FaultText>{state.reason}</FaultText>;
    case 'made':
      return numbered ? (
        <Candidates use={use} steps={state.proposal.steps} states={state.steps} />
      ) : (
        <Whole key={state.proposal.steps.map(({ id }) => id).join()} use={use} {...state} states={state.steps} />
      );
  }
}

function Asking({ since, onStop }: { readonly since: number; readonly onStop: () => void }) {
  const now = useNow(1000);
  return (
    <div className={styles['line']}>
      <progress aria-label="Looking for the best" />
      <span className={styles['grow']}>Looking for the best… {age(now - since)}</span>
      <Button onClick={onStop}>Stop</Button>
    </div>
  );
}

interface StepsProps {
  readonly use: ProposalUse;
  readonly steps: readonly ProposalStep[];
  readonly states: ReadonlyMap<string, StepState>;
}

function Candidates({ use, steps, states }: StepsProps) {
  if (steps.length === 0)
    return (
      <p className={styles['quiet']}>Nobody was found: no one waits, is free, could be moved or could be asked.</p>
    );
  return (
    <ol className={styles['list']} aria-label="Who could fill it">
      {steps.map((step, place) => (
        <li key={step.id} className={styles['item']}>
          <StepWords step={step} />
          <div className={styles['buttons']}>
            <Taken state={states.get(step.id)} />
            {states.get(step.id)?.kind !== 'taken' && (
              <Button
                kind={place === 0 ? 'primary' : 'plain'}
                {...(place < 9 ? { shortcut: String(place + 1) } : {})}
                disabled={states.get(step.id)?.kind === 'sending'}
                onClick={() => void use.take([step])}
                data-candidate={place + 1}
              >
                {stepActs[step.deed.kind]}
              </Button>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}

function Whole({
  use,
  proposal,
  states,
}: {
  readonly use: ProposalUse;
  readonly proposal: Proposal;
  readonly states: ReadonlyMap<string, StepState>;
}) {
  const { steps } = proposal;
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const open = steps.filter(({ id }) => states.get(id)?.kind !== 'taken');
  const ticked = open.filter(({ id }) => !left.has(id));
  const busy = [...states.values()].some(({ kind }) => kind === 'sending');
  const tick = (id: string, on: boolean): void => {
    const next = new Set(left);
    if (on) next.delete(id);
    else next.add(id);
    setLeft(next);
  };
  if (steps.length === 0)
    return (
      <>
        <p>{proofWords(proposal)}</p>
        <p className={styles['quiet']}>There is nothing to change.</p>
      </>
    );
  return (
    <>
      <p>{proofWords(proposal)}</p>
      <p className={styles['quiet']}>
        {counted(steps.length, 'step')}, found in {(proposal.milliseconds / 1000).toFixed(1)} s. Nobody is moved until
        you take it.
      </p>
      <ul className={styles['list']} aria-label="Proposed steps">
        {steps.map((step) => (
          <li key={step.id} className={styles['item']}>
            <StepWords
              step={step}
              tick={
                states.get(step.id)?.kind === 'taken'
                  ? undefined
                  : { on: !left.has(step.id), set: (on) => tick(step.id, on) }
              }
            />
            <Taken state={states.get(step.id)} />
          </li>
        ))}
      </ul>
      <div className={styles['buttons']}>
        <Button kind="primary" disabled={busy || ticked.length === 0} onClick={() => void use.take(ticked)}>
          {takeWords(ticked.length, steps.length)}
        </Button>
        <Button onClick={use.leave}>Take nothing</Button>
      </div>
    </>
  );
}

function takeWords(ticked: number, of: number): string {
  if (ticked === 0) return 'Take what is ticked';
  return ticked === of ? 'Take all of it' : `Take ${counted(ticked, 'step')}`;
}

interface StepWordsProps {
  readonly step: ProposalStep;
  readonly tick?: { readonly on: boolean; readonly set: (on: boolean) => void } | undefined;
}

function StepWords({ step, tick }: StepWordsProps) {
  const { data, frame } = useStaffing();
  const words = stepWords(data, frame, step);
  return (
    <div className={styles['step']}>
      {tick === undefined ? <b>{words}</b> : <CheckField label={words} checked={tick.on} onChange={tick.set} />}
      <p className={styles['quiet']}>{step.why}</p>
      {step.closes.length > 0 && (
        <p>
          <Chip tone="ok">closes</Chip> {step.closes.join(' ')}
        </p>
      )}
      {step.opens.length > 0 && (
        <p>
          <Chip tone="warn">mind</Chip> {step.opens.join(' ')}
        </p>
      )}
    </div>
  );
}

function Taken({ state }: { readonly state: StepState | undefined }) {
  if (state === undefined) return null;
  if (state.kind === 'refused') return <FaultText>{state.why}</FaultText>;
  return <Chip tone={state.kind === 'taken' ? 'ok' : 'idle'}>{state.kind === 'taken' ? 'taken' : 'sending…'}</Chip>;
}
