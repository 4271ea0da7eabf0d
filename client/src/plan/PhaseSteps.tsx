import { useState } from 'react';
import { useSend } from '../app/hooks.ts';
import { Button } from '../ui/Button.tsx';
import { FaultText } from '../ui/FaultText.tsx';
import { Icon } from '../ui/Icon.tsx';
import { ReasonDialog } from '../editing/ReasonDialog.tsx';
import { phaseActs, phaseWords } from '../words/labels.ts';
import { refusalSentence } from '../words/sentences.ts';
import { PHASES, type Phase } from '#shared/vocabulary.ts';
import { usePlan } from './plan-context.ts';
import styles from './plan.module.css';

/** The phases in their order, and the step on or back that can be taken now. */
export function PhaseSteps() {
  const { data, may } = usePlan();
  const send = useSend();
  const [back, setBack] = useState<Phase>();
  const [fault, setFault] = useState<string>();
  const phase = data.operation.phase ?? 'draft';
  const at = PHASES.indexOf(phase);
  const next = PHASES[at + 1];
  const before = PHASES[at - 1];
  const running = (data.operation.standing?.kind ?? 'running') === 'running';
  const stepOn = async (to: Phase): Promise<void> => {
    const reply = await send('ChangePhase', { to });
    setFault(reply.ok ? undefined : refusalSentence(reply.refusal));
  };
  return (
    <div className={styles['phases']}>
      <ol>
        {PHASES.map((one, index) => (
          <li key={one} aria-current={one === phase ? 'step' : undefined}>
            <Icon name={index < at ? 'check' : index === at ? 'dot' : 'circle'} size="s" />
            {phaseWords[one]}
          </li>
        ))}
      </ol>
      {may && running && (
        <div className="cluster">
          {next !== undefined && (
            <Button kind="primary" onClick={() => void stepOn(next)}>
              {phaseActs[next]}
            </Button>
          )}
          {before !== undefined && (
            <Button onClick={() => setBack(before)}>Back to {phaseWords[before].toLowerCase()}…</Button>
          )}
        </div>
      )}
      {fault !== undefined && <FaultText>{fault}</FaultText>}
      {back !== undefined && (
        <ReasonDialog
          title={`Back to ${phaseWords[back].toLowerCase()}`}
          type="ChangePhase"
          payload={{ to: back }}
          act="Go back a phase"
          onClose={() => setBack(undefined)}
        />
      )}
    </div>
  );
}
