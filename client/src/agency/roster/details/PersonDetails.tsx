import { ChoiceCell } from '../person-cells.tsx';
import { durationWords } from './lengths.ts';
import { isErased } from '#shared/erased.ts';
import { typedMinutes } from '#shared/paste/days-typed.ts';
import type { RosterPersonView } from '#shared/records.ts';
import { CONFLICTS, type Conflict } from '#shared/staffing-vocabulary.ts';
import { readBy } from '../../../editing/read-by.ts';
import { ErasedMark } from '../../../ui/States.tsx';
import { conflictWords } from '../../../words/staffing-labels.ts';
import { rosterDetailFields } from '#shared/commands/staffing-fields.ts';
import { Contact } from './Contact.tsx';
import { DetailText, type DetailOf } from './DetailCell.tsx';
import { DialectsGroup } from './DialectsGroup.tsx';
import { FreeGroup } from './FreeGroup.tsx';
import { PapersGroup } from './PapersGroup.tsx';
import styles from './details.module.css';

export interface PersonDetailsProps extends DetailOf {
  readonly person: RosterPersonView;
  readonly today: string;
}

/** All that her agency keeps of somebody beside name, roles and languages. */
export function PersonDetails({ personId, of, person, today }: PersonDetailsProps) {
  const whose = { personId, of };
  const { languages = [], dialects = [], certificates = [], availability = [], email = false } = person;
  return (
    <div className={styles['groups']}>
      <PapersGroup {...whose} papers={certificates} today={today} />
      <FreeGroup {...whose} spans={availability} />
      <DialectsGroup {...whose} languages={languages} dialects={dialects} />
      <Hours {...whose} person={person} />
      <Conflicts {...whose} person={person} />
      <Contact {...whose} mail={email} />
    </div>
  );
}

type PartProps = DetailOf & { readonly person: RosterPersonView };

function Hours({ personId, of, person: { maxMinutes = null, travelMinutes = null } }: PartProps) {
  const length = (bare: 'hours' | 'minutes', field: 'maxMinutes' | 'travelMinutes', why: string) => (text: string) => {
    if (text.trim() === '') return { ok: true as const, value: null };
    const value = typedMinutes(text, bare);
    return value === undefined ? { ok: false as const, fault: why } : readBy(rosterDetailFields[field])(value);
  };
  return (
    <section className={styles['group']} aria-label={`Hours and travel of ${of}`}>
      <h3>Hours and travel</h3>
      <DetailText<number | null>
        personId={personId}
        of={of}
        label="Most hours in one operation"
        field="maxMinutes"
        value={maxMinutes}
        show={durationWords}
        typed={durationWords}
        read={length('hours', 'maxMinutes', 'Type hours such as 8 or 7:30')}
        unset="nothing said"
      />
      <DetailText<number | null>
        personId={personId}
        of={of}
        label="Travel"
        field="travelMinutes"
        value={travelMinutes}
        show={durationWords}
        typed={durationWords}
        read={length('minutes', 'travelMinutes', 'Type minutes such as 45, or 1:15')}
        unset="nothing said"
      />
    </section>
  );
}

const conflictChoices = CONFLICTS.map((value) => ({ value, label: conflictWords[value] }));

function Conflicts({ personId, of, person: { conflict = 'not_asked', conflictNote = '' } }: PartProps) {
  return (
    <section className={styles['group']} aria-label={`Conflicts of ${of}`}>
      <h3>May know somebody there</h3>
      <ChoiceCell<Conflict>
        personId={personId}
        of={of}
        field="conflict"
        value={conflict}
        choices={conflictChoices}
        choiceOf={(value) => conflictChoices.find((choice) => choice.value === value)?.value ?? 'not_asked'}
        fieldOf={(choice) => choice}
      />
      {isErased(conflictNote) ? (
        <ErasedMark />
      ) : (
        (conflict === 'declared' || conflictNote !== '') && (
          <DetailText<string>
            personId={personId}
            of={of}
            label="What was declared"
            field="conflictNote"
            value={conflictNote}
            show={(value) => value}
            typed={(value) => value}
            read={readBy(rosterDetailFields.conflictNote)}
            unset="no words"
          />
        )
      )}
      <p className="muted">
        Your agency’s own words: nobody outside reads them. Police are told only whether anything was declared.
      </p>
    </section>
  );
}
