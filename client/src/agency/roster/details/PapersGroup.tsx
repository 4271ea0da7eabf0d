import { useState } from 'react';
import { Button } from '../../../ui/Button.tsx';
import { Chip } from '../../../ui/Chip.tsx';
import { FaultText } from '../../../ui/FaultText.tsx';
import { SelectField } from '../../../ui/SelectField.tsx';
import { VisuallyHidden } from '../../../ui/VisuallyHidden.tsx';
import { calendarDay } from '../../../format/calendar-day.ts';
import { certificateWords } from '../../../words/staffing-labels.ts';
import type { Certificate } from '#shared/commands/staffing-fields.ts';
import { typedDay } from '#shared/paste/days-typed.ts';
import { CERTIFICATE_RULES } from '#shared/staffing/certificate-rules.ts';
import { CERTIFICATES, type CertificateKind } from '#shared/staffing-vocabulary.ts';
import { DetailText, type DetailOf } from './DetailCell.tsx';
import { papersInOrder, paperStanding } from './papers.ts';
import { useListEdit } from './use-list-edit.ts';
import styles from './details.module.css';

export interface PapersGroupProps extends DetailOf {
  readonly papers: readonly Certificate[];
  /** Today where the agency is, "2026-11-26". */
  readonly today: string;
}

/** Certificates and training, each with its days and how it stands today. */
export function PapersGroup({ personId, of, papers, today }: PapersGroupProps) {
  const { fault, busy, put } = useListEdit<Certificate>(personId, 'certificates', papers);
  const [picked, setPicked] = useState<CertificateKind | ''>('');
  const open = CERTIFICATES.filter((kind) => papers.every((paper) => paper.kind !== kind));
  const add = async (kind: CertificateKind): Promise<void> => {
    const paper: Certificate = { kind, issuedOn: null, checkedOn: null, expiresOn: null };
    if (await put([...papers, paper], `${certificateWords[kind]} of ${of}`)) setPicked('');
  };
  return (
    <section className={styles['group']} aria-label={`Papers of ${of}`}>
      <h3>Papers and training</h3>
      {papers.length === 0 && <p className="muted">None noted.</p>}
      <ul className={styles['papers']}>
        {papersInOrder(papers, today).map((paper) => (
          <li key={paper.kind}>
            <Paper
              personId={personId}
              of={of}
              paper={paper}
              papers={papers}
              today={today}
              remove={() =>
                void put(
                  papers.filter((one) => one.kind !== paper.kind),
                  `${certificateWords[paper.kind]} of ${of}`,
                )
              }
            />
          </li>
        ))}
      </ul>
      {open.length > 0 && (
        <form
          className={styles['add']}
          onSubmit={(event) => {
            event.preventDefault();
            if (picked !== '') void add(picked);
          }}
        >
          <SelectField<CertificateKind>
            label={`Add a paper for ${of}`}
            prompt="Choose a paper"
            value={picked}
            onChange={setPicked}
            choices={open.map((value) => ({ value, label: certificateWords[value] }))}
          />
          <Button type="submit" disabled={busy || picked === ''}>
            Add paper
          </Button>
        </form>
      )}
      {fault !== undefined && <FaultText>{fault}</FaultText>}
    </section>
  );
}

interface PaperProps extends PapersGroupProps {
  readonly paper: Certificate;
  readonly remove: () => void;
}

function Paper({ personId, of, paper, papers, today, remove }: PaperProps) {
  const name = certificateWords[paper.kind];
  const { tone, words } = paperStanding(paper, today);
  const day = { personId, of: `${name}, ${of}`, papers, paper };
  return (
    <div className={styles['paper']}>
      <span className={styles['paperName']}>
        {name} <Chip tone={tone}>{words}</Chip>
      </span>
      <DayCell {...day} label="Issued" day="issuedOn" />
      <DayCell {...day} label="Checked on" day="checkedOn" />
      {CERTIFICATE_RULES[paper.kind].expires ? (
        <DayCell {...day} label="Expires" day="expiresOn" />
      ) : (
        <span className="muted">has no last day</span>
      )}
      <Button kind="quiet" onClick={remove}>
        Remove<VisuallyHidden>{` ${name} of ${of}`}</VisuallyHidden>
      </Button>
    </div>
  );
}

interface DayCellProps extends DetailOf {
  readonly label: string;
  readonly day: 'issuedOn' | 'checkedOn' | 'expiresOn';
  readonly paper: Certificate;
  readonly papers: readonly Certificate[];
}

/** One day of a paper: the list of papers is recorded anew with it. */
function DayCell({ personId, of, label, day, paper, papers }: DayCellProps) {
  return (
    <DetailText<string | null>
      personId={personId}
      of={of}
      label={label}
      field="certificates"
      value={paper[day]}
      show={(value) => (value === null ? '' : calendarDay(value))}
      typed={(value) => (value === null ? '' : value.split('-').toReversed().join('/'))}
      placeholder="3/12/2026"
      unset="no day"
      read={(text) => {
        if (text.trim() === '') return { ok: true, value: null };
        const value = typedDay(text);
        return value === undefined
          ? { ok: false, fault: 'Type a day such as 3/12/2026, or leave it empty' }
          : { ok: true, value };
      }}
      fieldOf={(value) => papers.map((one) => (one.kind === paper.kind ? { ...one, [day]: value } : one))}
    />
  );
}
