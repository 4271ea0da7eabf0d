import { useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { Chip } from '../ui/Chip.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Panel } from '../ui/Panel.tsx';
import { ReasonDialog } from '../editing/ReasonDialog.tsx';
import { nearTime } from '../format/time.ts';
import { LIMITS } from '#shared/limits.ts';
import { text } from '#shared/text.ts';
import { TextCell } from './cells.tsx';
import { LiaisonCell } from './LiaisonCell.tsx';
import { MoveTDialog } from './MoveTDialog.tsx';
import { PhaseSteps } from './PhaseSteps.tsx';
import { usePlan } from './plan-context.ts';
import { DatesPart } from './records/DatesPart.tsx';
import { ReceiptsPart } from './records/ReceiptsPart.tsx';
import { Section } from './Section.tsx';
import { tText } from './window.ts';
import styles from './plan.module.css';

type Open = 'none' | 'move' | 'postpone' | 'resume' | 'cancel';

/** What the operation is called, when it is, and where it stands. */
export function OperationSection() {
  const { data, frame, may } = usePlan();
  const [open, setOpen] = useState<Open>('none');
  const { operation } = data;
  const target = { kind: 'operation', id: 'operation' } as const;
  const of = 'the operation';
  const standing = operation.standing?.kind ?? 'running';
  return (
    <Section id="operation" title="Operation" note="What it is called, when it is, and who agencies ask.">
      <Panel label="Particulars">
        <div className={styles['fields']}>
          <TextCell
            target={target}
            of={of}
            field="codename"
            label="Codename"
            value={operation.codename ?? ''}
            schema={text(LIMITS.codename)}
          />
          <TextCell
            target={target}
            of={of}
            field="area"
            label="Area"
            value={operation.area ?? ''}
            schema={text(LIMITS.name)}
            hint="What agencies read before a place is shown: no street."
          />
          <LiaisonCell value={operation.liaison ?? null} />
          <div className={styles['t']}>
            <span className={styles['label']}>T</span>
            <strong>{tText(frame)}</strong>
            {may && <Button onClick={() => setOpen('move')}>{frame.t === null ? 'Set T…' : 'Move T…'}</Button>}
          </div>
        </div>
      </Panel>
      <DatesPart />
      <Panel title="Phase" actions={<Standing />}>
        <PhaseSteps />
        {may && (
          <div className={styles['acts']}>
            {standing === 'running' && <Button onClick={() => setOpen('postpone')}>Postpone…</Button>}
            {standing === 'postponed' && <Button onClick={() => setOpen('resume')}>Resume…</Button>}
            {standing !== 'cancelled' && (
              <Button kind="danger" onClick={() => setOpen('cancel')}>
                Cancel the operation…
              </Button>
            )}
          </div>
        )}
      </Panel>
      <ReceiptsPart />
      {open === 'move' && <MoveTDialog onClose={() => setOpen('none')} />}
      <StandingDialog open={open} onClose={() => setOpen('none')} />
    </Section>
  );
}

function Standing() {
  const { data, frame } = usePlan();
  const { standing } = data.operation;
  if (standing === undefined || standing.kind === 'running') return null;
  const when = nearTime(standing.at, frame.now, frame.zone);
  return (
    <Chip tone={standing.kind === 'cancelled' ? 'bad' : 'warn'}>
      {standing.kind === 'cancelled' ? 'Cancelled' : 'Postponed'} {when}
      {standing.reason === undefined ? '' : `: ${standing.reason}`}
    </Chip>
  );
}

function StandingDialog({ open, onClose }: { readonly open: Open; readonly onClose: () => void }) {
  switch (open) {
    case 'postpone':
      return (
        <ReasonDialog
          title="Postpone the operation"
          type="PostponeOperation"
          payload={{}}
          act="Postpone"
          onClose={onClose}
        >
          <p>
            Everybody counted on is told. Places that were to be shown at a time to come will not be shown by
            themselves.
          </p>
        </ReasonDialog>
      );
    case 'resume':
      return (
        <ReasonDialog title="Resume the operation" type="ResumeOperation" payload={{}} act="Resume" onClose={onClose}>
          <p>The plan stands as it was left. Set T again, and plan again which places are shown when.</p>
        </ReasonDialog>
      );
    case 'cancel':
      return (
        <ReasonDialog
          title="Cancel the operation"
          type="CancelOperation"
          payload={{}}
          act="Cancel the operation"
          danger
          onClose={onClose}
        >
          <Notice tone="warn">
            This cannot be taken back. Everybody counted on is told, and nothing more is shown to anyone.
          </Notice>
        </ReasonDialog>
      );
    case 'none':
    case 'move':
      return null;
  }
}
