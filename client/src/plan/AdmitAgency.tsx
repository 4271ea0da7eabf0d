import { useState } from 'react';
import { useAnnounce } from '../ui/Announcer.tsx';
import { Button } from '../ui/Button.tsx';
import { Combobox } from '../ui/Combobox.tsx';
import { FaultText } from '../ui/FaultText.tsx';
import { useSubmit } from '../editing/use-submit.ts';
import { sameValue } from '../editing/edits.ts';
import { agencyKindWords } from '../words/labels.ts';
import type { AgencyView } from '#shared/records.ts';
import { sorted } from './plan-data.ts';

export interface AdmitAgencyProps {
  /** All agencies of the directory. */
  readonly directory: ReadonlyMap<string, AgencyView>;
  /** Those of this operation. */
  readonly admitted: ReadonlyMap<string, AgencyView>;
}

/** Lets an agency take part. One whose name or units changed in the directory is offered again, to take the change over. */
export function AdmitAgency({ directory, admitted }: AdmitAgencyProps) {
  const say = useAnnounce();
  const [agencyId, setAgencyId] = useState<string>();
  const { faults, message, busy, submit } = useSubmit('AdmitAgency', { agencyId: 'Agency' });
  const items = sorted(directory, ({ name }) => name).flatMap(([value, agency]) => {
    const here = admitted.get(value);
    if (here !== undefined && sameAgency(here, agency)) return [];
    const kind = agency.kind === undefined ? '' : agencyKindWords[agency.kind];
    return [{ value, label: agency.name ?? '', detail: here === undefined ? kind : 'changed in the directory' }];
  });
  const admit = async (): Promise<void> => {
    if ((await submit({ agencyId })) === undefined) return;
    say(`${directory.get(agencyId ?? '')?.name ?? 'Agency'} takes part`, { tone: 'ok' });
    setAgencyId(undefined);
  };
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void admit();
      }}
    >
      <Combobox
        key={items.length}
        label="Agency"
        items={items}
        value={agencyId}
        onChange={setAgencyId}
        fault={faults['agencyId']}
        placeholder="Type a name"
        emptyText={
          items.length === 0
            ? 'All agencies of the directory take part'
            : 'No agency of that name: an administrator adds it'
        }
      />
      {message !== undefined && <FaultText>{message}</FaultText>}
      <div>
        <Button type="submit" disabled={busy}>
          Admit agency
        </Button>
      </div>
    </form>
  );
}

const sameAgency = (a: AgencyView, b: AgencyView): boolean =>
  a.name === b.name && a.short === b.short && a.kind === b.kind && sameValue(a.units ?? [], b.units ?? []);
