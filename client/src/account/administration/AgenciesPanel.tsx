import { useState } from 'react';
import { useRecords } from '../../app/hooks.ts';
import { InPlace } from '../../editing/InPlace.tsx';
import { readBy } from '../../editing/read-by.ts';
import { useEdits } from '../../editing/EditsProvider.tsx';
import { useSubmit } from '../../editing/use-submit.ts';
import { useAnnounce } from '../../ui/Announcer.tsx';
import { Button } from '../../ui/Button.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import { EmptyState } from '../../ui/States.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { agencyKindWords } from '../../words/labels.ts';
import { agencyFields, mailboxSchema } from '#shared/commands/directory-commands.ts';
import type { AgencyView } from '#shared/records.ts';
import type { AgencyKind } from '#shared/vocabulary.ts';
import { AddAgency } from './AddAgency.tsx';
import { agencyKindChoices } from './choices.ts';
import styles from './administration.module.css';

/** The agencies of this Muster and their units. */
export function AgenciesPanel() {
  const agencies = useRecords('agency');
  const [adding, setAdding] = useState(false);
  const sorted = [...agencies].sort(([, a], [, b]) => (a.name ?? '').localeCompare(b.name ?? '', 'en-GB'));
  return (
    <Panel
      title="Agencies"
      look="roomy"
      note="a lead admits them to an operation, one by one"
      actions={
        <Button icon="plus" onClick={() => setAdding(true)}>
          Add agency
        </Button>
      }
    >
      {adding && <AddAgency onClose={() => setAdding(false)} />}
      {sorted.length === 0 && (
        <EmptyState title="No agencies yet">Add your own force first, then its partners.</EmptyState>
      )}
      <ul className={styles['agencies']}>
        {sorted.map(([id, agency]) => (
          <AgencyItem key={id} id={id} agency={agency} />
        ))}
      </ul>
    </Panel>
  );
}

function AgencyItem({ id, agency }: { readonly id: string; readonly agency: AgencyView }) {
  const { name = '', short = '', kind = 'other', units = [], mailbox = '' } = agency;
  return (
    <li aria-label={name}>
      <div className={styles['fields']}>
        <TextInPlace id={id} of={name} field="name" label="Name" value={name} />
        <TextInPlace id={id} of={name} field="short" label="Short name" value={short} />
        <KindInPlace id={id} of={name} value={kind} />
        <TextInPlace id={id} of={name} field="mailbox" label="Mailbox" value={mailbox} empty="No mailbox" />
      </div>
      <div className={styles['units']}>
        <span className="muted">Units: {units.length === 0 ? 'none' : units.map((unit) => unit.name).join(', ')}</span>
        <AddUnit agencyId={id} of={name} />
      </div>
    </li>
  );
}

interface TextInPlaceProps {
  readonly id: string;
  readonly of: string;
  readonly field: 'name' | 'short' | 'mailbox';
  readonly label: string;
  readonly value: string;
  /** What stands there while there is nothing. */
  readonly empty?: string;
}

function TextInPlace({ id, of, field, label, value, empty = '' }: TextInPlaceProps) {
  const { save } = useEdits();
  return (
    <InPlace<string, string>
      label={label}
      of={of}
      value={value}
      show={(text) => (text === '' ? empty : text)}
      draftOf={(text) => text}
      read={readBy(field === 'mailbox' ? mailboxSchema : agencyFields[field])}
      save={(from, to) => save({ target: { kind: 'agency', id }, field, from, to, label: `${label} of ${of}` })}
    >
      {({ draft, setDraft, fault, label: name }) => (
        <TextField label={name} hideLabel width="full" value={draft} onChange={setDraft} fault={fault} />
      )}
    </InPlace>
  );
}

function KindInPlace({ id, of, value }: { readonly id: string; readonly of: string; readonly value: AgencyKind }) {
  const { save } = useEdits();
  return (
    <InPlace<AgencyKind, AgencyKind>
      label="Kind"
      of={of}
      value={value}
      show={(kind) => agencyKindWords[kind]}
      draftOf={(kind) => kind}
      read={(kind) => ({ ok: true, value: kind })}
      save={(from, to) => save({ target: { kind: 'agency', id }, field: 'kind', from, to, label: `Kind of ${of}` })}
    >
      {({ draft, setDraft, fault, label }) => (
        <SelectField
          label={label}
          hideLabel
          width="full"
          value={draft}
          choices={agencyKindChoices}
          onChange={setDraft}
          fault={fault}
        />
      )}
    </InPlace>
  );
}

function AddUnit({ agencyId, of }: { readonly agencyId: string; readonly of: string }) {
  const say = useAnnounce();
  const [name, setName] = useState('');
  const { faults, message, busy, submit } = useSubmit('AddUnit', { name: 'Unit' });
  const add = async (): Promise<void> => {
    if ((await submit({ agencyId, name })) === undefined) return;
    say(`${name} added to ${of}`, { tone: 'ok' });
    setName('');
  };
  return (
    <form
      className={styles['unit']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <TextField
        label={`New unit of ${of}`}
        hideLabel
        optional
        width="short"
        placeholder="New unit"
        value={name}
        onChange={setName}
        fault={faults['name'] ?? message}
      />
      <Button type="submit" disabled={busy || name.trim() === ''} aria-label={`Add unit to ${of}`}>
        Add unit
      </Button>
    </form>
  );
}
