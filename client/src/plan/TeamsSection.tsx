import { useMemo, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/States.tsx';
import { listOf } from '../format/language.ts';
import type { TeamView } from '#shared/records.ts';
import { AddTeam } from './AddTeam.tsx';
import { PasteButton } from './PasteButton.tsx';
import { usePlan } from './plan-context.ts';
import { sorted, type PlanData } from './plan-data.ts';
import { Section } from './Section.tsx';
import { PlanTable } from './table/PlanTable.tsx';
import { useRows } from './table/use-rows.ts';
import { teamBulk, teamColumns } from './team-columns.tsx';

const callSignOf = ({ callSign = '' }: TeamView): string => callSign;

/** Teams: call sign, talkgroup, members, and the one who updates the address from the field. */
export function TeamsSection() {
  const { data, may } = usePlan();
  const [adding, setAdding] = useState(false);
  return (
    <Section
      id="teams"
      title="Teams"
      note="One named person of each team reports from the field."
      actions={
        may && (
          <>
            <PasteButton kind="team" title="Paste teams" />
            <Button icon="plus" onClick={() => setAdding(true)}>
              Add team
            </Button>
          </>
        )
      }
    >
      {adding && <AddTeam onClose={() => setAdding(false)} />}
      {data.teams.size === 0 && !adding && (
        <EmptyState title="No teams yet">
          {may
            ? 'Add one by its call sign, paste rows from a spreadsheet, or import a file. Members are people admitted above, of the police or in the field.'
            : 'The lead adds them.'}
        </EmptyState>
      )}
      {data.teams.size > 0 && <TeamTable />}
    </Section>
  );
}

function TeamTable() {
  const { data } = usePlan();
  const { teams, contests, members, agencies, addresses } = data;
  const entries = useMemo(() => sorted(teams, callSignOf), [teams]);
  const at = useMemo(() => refsByTeam(addresses), [addresses]);
  const rows = useRows(entries, contests, callSignOf, at);
  const columns = useMemo(() => teamColumns({ members, agencies }), [members, agencies]);
  return (
    <PlanTable
      kind="team"
      label="Teams"
      columns={columns}
      rows={rows}
      bulk={() => teamBulk}
      removal="Addresses of a team must be given another first."
    />
  );
}

/** The refs of each team's addresses in words. */
function refsByTeam(addresses: PlanData['addresses']): ReadonlyMap<string, string> {
  const refs = new Map<string, string[]>();
  for (const [, { teamId, ref }] of sorted(addresses, (address) => address.ref)) {
    if (typeof teamId === 'string' && ref !== undefined) refs.set(teamId, [...(refs.get(teamId) ?? []), ref]);
  }
  return new Map([...refs].map(([id, list]) => [id, listOf(list)]));
}
