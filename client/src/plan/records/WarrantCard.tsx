import { useState } from 'react';
import { useMe } from '../../app/hooks.ts';
import { listOf } from '../../format/language.ts';
import { nearTime } from '../../format/time.ts';
import { anchorOf } from '../../readiness/anchor.ts';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/cx.ts';
import { Icon } from '../../ui/Icon.tsx';
import { nameText } from '../../words/sentences.ts';
import { warrantFields } from '#shared/commands/plan-record-fields.ts';
import type { WarrantView } from '#shared/plan-records.ts';
import { WARRANT_LAW } from '#shared/warrant-types.ts';
import { ChoiceCell, TextCell } from '../cells.tsx';
import { usePlan } from '../plan-context.ts';
import { warrantTypeChoices } from './choices.ts';
import { RecordWarrantDialog } from './RecordWarrantDialog.tsx';
import { RemoveButton } from './RecordRow.tsx';
import styles from './records.module.css';
import { WarrantChip } from './WarrantChip.tsx';
import { entriesWords, farBothWays, lifeWords, strikesOf, warrantFaults } from './warrants.ts';

export interface WarrantCardProps {
  readonly id: string;
  readonly warrant: WarrantView;
  readonly addressId: string;
}

/** One warrant. What stands against going in under it is said in red. */
export function WarrantCard({ id, warrant, addressId }: WarrantCardProps) {
  const { data, frame, may } = usePlan();
  const { as } = useMe();
  const [recording, setRecording] = useState(false);
  const { type = 'other', reference = '', standing = 'applied_for' } = warrant;
  const law = WARRANT_LAW[type];
  const address = data.addresses.get(addressId);
  const name = `the warrant ${reference === '' ? law.words : reference} of ${address?.ref ?? 'the address'}`;
  const about = { target: { kind: 'warrant', id } as const, of: name };
  const faults = warrantFaults(warrant, strikesOf(data.operation, address?.strikeOffset), frame.zone);
  return (
    <li
      id={anchorOf('warrant', id)}
      tabIndex={-1}
      aria-label={name}
      className={cx(styles['record'], faults.length > 0 && styles['bad'])}
    >
      <div className={styles['heading']}>
        <WarrantChip standing={standing} />
        <span className={styles['buttons']}>
          {(may || as === 'desk') && (
            <Button onClick={() => setRecording(true)} aria-label={`Record what became of ${name}…`}>
              Record…
            </Button>
          )}
          {may && (
            <RemoveButton
              name={name}
              remove={{
                type: 'RemoveWarrant',
                payload: { warrantId: id },
                warning: 'The address may be left without one.',
              }}
            />
          )}
        </span>
      </div>
      {faults.map((sentence) => (
        <p key={sentence} className={styles['sentence']}>
          <Icon name="warning" size="s" /> {sentence}
        </p>
      ))}
      <div className={styles['fields']}>
        <ChoiceCell {...about} field="type" label="Type" value={type} choices={warrantTypeChoices} />
        <TextCell {...about} field="reference" label="Reference" value={reference} schema={warrantFields.reference} />
      </div>
      <Facts warrant={warrant} />
      <p className="muted">
        {law.law} · {lifeWords(type)}. {law.source}
      </p>
      {recording && <RecordWarrantDialog id={id} warrant={warrant} name={name} onClose={() => setRecording(false)} />}
    </li>
  );
}

function Facts({ warrant }: { readonly warrant: WarrantView }) {
  const { frame } = usePlan();
  const { t, zone, now } = frame;
  const { issuedAt = null, endsAt = null, authorities = [], executedAt = [], returnedAt = null } = warrant;
  const facts: readonly (readonly [string, string])[] = [
    ['Issued', issuedAt === null ? 'not yet' : farBothWays(issuedAt, t, zone)],
    [
      endsAt !== null && endsAt <= now ? 'Spent' : 'Good until',
      endsAt === null ? 'not known' : farBothWays(endsAt, t, zone),
    ],
    ['Entries', entriesWords(warrant)],
    ...authorities.map(
      ({ inspector, at }) => ['Further entry', `${nameText(inspector)}, ${nearTime(at, now, zone)}`] as const,
    ),
    ...(executedAt.length === 0
      ? []
      : [['Executed', listOf(executedAt.map((at) => nearTime(at, now, zone)))] as const]),
    ...(returnedAt === null ? [] : [['Returned', nearTime(returnedAt, now, zone)] as const]),
  ];
  return (
    <dl className={styles['facts']}>
      {facts.map(([term, words]) => (
        <div key={`${term} ${words}`}>
          <dt>{term}</dt>
          <dd className="num">{words}</dd>
        </div>
      ))}
    </dl>
  );
}
