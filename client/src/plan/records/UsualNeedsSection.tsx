import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { needSentence } from '../../words/sentences.ts';
import { needFields } from '#shared/commands/plan-fields.ts';
import { LIMITS } from '#shared/limits.ts';
import type { UsualNeedView } from '#shared/plan-records.ts';
import { ChoiceCell, LanguagesCell, TextCell } from '../cells.tsx';
import { genderChoices, roleChoices, worksWithChoices } from '../choices.ts';
import { NumberCell } from '../NumberCell.tsx';
import { usePlan } from '../plan-context.ts';
import { sorted } from '../plan-data.ts';
import { WindowCell } from '../WindowCell.tsx';
import { AddUsualNeed } from './AddUsualNeed.tsx';
import { GiveUsualNeeds } from './GiveUsualNeeds.tsx';
import { RecordRow } from './RecordRow.tsx';
import { RecordRows } from './RecordRows.tsx';
import styles from './records.module.css';

/** What each address usually needs; given to addresses, it becomes requirements of their own. */
export function UsualNeedsSection() {
  const { data, may } = usePlan();
  const [adding, setAdding] = useState(false);
  const needs = sorted(data.usualNeeds, ({ role }) => role);
  return (
    <Panel
      title="What each address usually needs"
      level={3}
      actions={
        may && (
          <Button icon="plus" onClick={() => setAdding(true)}>
            Add usual need
          </Button>
        )
      }
    >
      <div className={styles['usual']} id="usual-needs" tabIndex={-1}>
        {adding && <AddUsualNeed onClose={() => setAdding(false)} />}
        {needs.length === 0 && !adding && (
          <p className="muted">
            {may
              ? 'Nothing yet. Add what every address needs, and give it to all of them at once.'
              : 'Nothing yet; the lead adds it.'}
          </p>
        )}
        {needs.length > 0 && (
          <RecordRows
            look="usualNeed"
            label="What each address usually needs"
            heads={['Role', 'How many', 'Hours', 'Languages', 'Gender', 'Works', 'Note for the agency']}
          >
            {needs.map(([id, need]) => (
              <NeedRow key={id} id={id} need={need} />
            ))}
          </RecordRows>
        )}
        {may && needs.length > 0 && <GiveUsualNeeds />}
      </div>
    </Panel>
  );
}

function NeedRow({ id, need }: { readonly id: string; readonly need: UsualNeedView }) {
  const {
    role = 'interpreter',
    number = 1,
    languages = [],
    gender = 'any',
    worksWith = 'either',
    note = '',
    window,
  } = need;
  const name = needSentence({ role, number, languages, gender });
  const about = { target: { kind: 'usualNeed', id } as const, of: name };
  return (
    <RecordRow
      kind="usualNeed"
      id={id}
      name={name}
      remove={{
        type: 'RemoveUsualNeed',
        payload: { usualNeedId: id },
        warning: 'What addresses have been given already stays theirs.',
      }}
    >
      <ChoiceCell {...about} field="role" label="Role" value={role} choices={roleChoices} />
      <NumberCell {...about} field="number" label="How many" value={number} min={1} max={LIMITS.number} />
      <WindowCell {...about} field="window" label="Hours" value={window} />
      <LanguagesCell {...about} field="languages" label="Languages" value={languages} />
      <ChoiceCell {...about} field="gender" label="Gender" value={gender} choices={genderChoices} />
      <ChoiceCell {...about} field="worksWith" label="Works" value={worksWith} choices={worksWithChoices} />
      <TextCell {...about} field="note" label="Note" value={note} schema={needFields.note} />
    </RecordRow>
  );
}
