import { useState } from 'react';
import { useSubmit } from '../../editing/use-submit.ts';
import { useAnnounce } from '../../ui/Announcer.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { FaultText } from '../../ui/FaultText.tsx';
import { ErasedMark } from '../../ui/States.tsx';
import type { Choice } from '../../ui/SelectField.tsx';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import { nameText } from '../../words/sentences.ts';
import { isErased } from '#shared/erased.ts';
import type { RosterPersonView } from '#shared/records.ts';
import type { Gender, WorksWith } from '#shared/vocabulary.ts';
import { genderChoices, worksWithChoices } from './choices.ts';
import { PersonDetails } from './details/PersonDetails.tsx';
import { PersonMarks } from './details/PersonMarks.tsx';
import { ChoiceCell, ManyCell, TextCell } from './person-cells.tsx';
import { choiceOfUnit, unitOfChoice } from './roster-people.ts';
import styles from './roster.module.css';

export interface PersonCardProps {
  readonly id: string;
  readonly person: RosterPersonView;
  readonly units: readonly Choice[];
  /** Today where the agency is, "2026-11-26", and now (ms). */
  readonly today: string;
  readonly now: number;
}

/** Somebody on the roster: every field edited where it stands, the rest of what is kept of her one key away. */
export function PersonCard({ id, person, units, today, now }: PersonCardProps) {
  const [more, setMore] = useState(false);
  const [removing, setRemoving] = useState(false);
  const of = nameText(person.name, 'somebody');
  const cell = { personId: id, of };
  const { name = '', shownName = '', roles = [], languages = [] } = person;
  return (
    <article className={styles['card']} aria-label={of}>
      <div className={styles['fields']}>
        {isErased(name) ? <ErasedMark /> : <TextCell {...cell} field="name" value={name} />}
        {isErased(shownName) ? <ErasedMark /> : <TextCell {...cell} field="shownName" value={shownName} />}
        <ManyCell {...cell} field="roles" value={roles} />
        <ManyCell {...cell} field="languages" value={languages} dialects={person.dialects ?? []} />
        <ChoiceCell
          {...cell}
          field="gender"
          value={person.gender}
          choices={genderChoices}
          {...same<Gender>('not_said')}
        />
        <ChoiceCell
          {...cell}
          field="worksWith"
          value={person.worksWith}
          choices={worksWithChoices}
          {...same<WorksWith>('either')}
        />
        {units.length > 1 && (
          <ChoiceCell
            {...cell}
            field="unitId"
            value={person.unitId ?? null}
            choices={units}
            choiceOf={choiceOfUnit}
            fieldOf={unitOfChoice}
          />
        )}
      </div>
      <div className={styles['foot']}>
        <PersonMarks person={person} today={today} now={now} />
        <Button kind="quiet" aria-expanded={more} onClick={() => setMore(!more)}>
          {more ? 'Less' : 'Papers, hours and contact'}
          <VisuallyHidden>{` of ${of}`}</VisuallyHidden>
        </Button>
        <Button kind="quiet" onClick={() => setRemoving(true)}>
          Remove…<VisuallyHidden>{` ${of}`}</VisuallyHidden>
        </Button>
      </div>
      {more && <PersonDetails {...cell} person={person} today={today} />}
      {removing && <RemoveDialog id={id} name={of} onClose={() => setRemoving(false)} />}
    </article>
  );
}

/** A choice that the record holds as it is; `missing` where the record has none. */
const same = <V extends string>(missing: V) => ({
  choiceOf: (value: unknown): V => (typeof value === 'string' ? (value as V) : missing),
  fieldOf: (choice: V): unknown => choice,
});

interface RemoveDialogProps {
  readonly id: string;
  readonly name: string;
  readonly onClose: () => void;
}

function RemoveDialog({ id, name, onClose }: RemoveDialogProps) {
  const { message, busy, submit } = useSubmit('RemovePerson', {});
  const say = useAnnounce();
  const remove = async (): Promise<void> => {
    if ((await submit({ personId: id })) === undefined) return;
    say(`${name} removed from the roster`, { tone: 'ok' });
    onClose();
  };
  return (
    <Dialog
      open
      title={`Remove ${name}`}
      width="narrow"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Keep</Button>
          <Button kind="danger" disabled={busy} onClick={() => void remove()}>
            Remove from the roster
          </Button>
        </>
      }
    >
      <p>Nobody can put {name} forward any more. Where they are put forward already, nothing changes.</p>
      {message !== undefined && <FaultText>{message}</FaultText>}
    </Dialog>
  );
}
