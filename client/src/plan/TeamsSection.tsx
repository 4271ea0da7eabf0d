import { useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/States.tsx';
import { listOf } from '../format/language.ts';
import { Unset } from '../editing/Unset.tsx';
import { nameText } from '../words/sentences.ts';
import { LIMITS } from '#shared/limits.ts';
import type { TeamView } from '#shared/records.ts';
import { optionalText, text } from '#shared/text.ts';
import { AddTeam } from './AddTeam.tsx';
import { ChoiceCell, ManyCell, TextCell } from './cells.tsx';
import { Card } from './Card.tsx';
import { memberName, sorted, teamCandidates } from './plan-data.ts';
import { PasteButton } from './PasteButton.tsx';
import { usePlan } from './plan-context.ts';
import { Section } from './Section.tsx';

const NOBODY = 'nobody';

/** Teams: call sign, talkgroup, members, and the one who updates the address from the field. */
export function TeamsSection() {
  const { data, may } = usePlan();
  const [adding, setAdding] = useState(false);
  const teams = sorted(data.teams, ({ callSign }) => callSign);
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
      {teams.length === 0 && !adding && (
        <EmptyState title="No teams yet">
          {may
            ? 'Add one by its call sign, or paste rows from a spreadsheet. Members are people admitted above, of the police or in the field.'
            : 'The lead adds them.'}
        </EmptyState>
      )}
      {teams.map(([id, team]) => (
        <TeamCard key={id} id={id} team={team} />
      ))}
    </Section>
  );
}

function TeamCard({ id, team }: { readonly id: string; readonly team: TeamView }) {
  const { data } = usePlan();
  const { callSign = '', talkgroup = '', memberIds = [], updaterId = null } = team;
  const target = { kind: 'team', id } as const;
  const used = [...data.addresses.values()].flatMap(({ teamId, ref }) =>
    teamId === id && ref !== undefined ? [ref] : [],
  );
  const candidates = teamCandidates(data).map(([value, { name }]) => ({ value, label: nameText(name) }));
  const known = new Set(candidates.map(({ value }) => value));
  const gone = memberIds.filter((one) => !known.has(one)).map((value) => ({ value, label: memberName(data, value) }));
  const showMembers = (value: unknown) =>
    Array.isArray(value) && value.length > 0 ? (
      listOf(value.map((one) => memberName(data, String(one))))
    ) : (
      <Unset>nobody yet</Unset>
    );
  return (
    <Card
      kind="team"
      id={id}
      title={callSign}
      note={used.length === 0 ? 'at no address' : `at ${listOf(used)}`}
      remove={{
        type: 'RemoveTeam',
        payload: { teamId: id },
        warning: 'Addresses of this team must be given another first.',
      }}
    >
      <TextCell
        target={target}
        of={callSign}
        field="callSign"
        label="Call sign"
        value={callSign}
        schema={text(LIMITS.callSign)}
      />
      <TextCell
        target={target}
        of={callSign}
        field="talkgroup"
        label="Talkgroup"
        value={talkgroup}
        schema={optionalText(LIMITS.talkgroup)}
      />
      <ManyCell
        wide
        target={target}
        of={callSign}
        field="memberIds"
        label="Members"
        value={memberIds}
        items={[...candidates, ...gone]}
        show={showMembers}
        placeholder="Type a name"
        emptyText="No member of that name who is police or in the field"
        read={(value) =>
          updaterId === null || value.includes(updaterId)
            ? { ok: true, value }
            : { ok: false, fault: `${memberName(data, updaterId)} updates from the field: name another one first` }
        }
      />
      <UpdaterCell id={id} callSign={callSign} memberIds={memberIds} updaterId={updaterId} />
    </Card>
  );
}

interface UpdaterCellProps {
  readonly id: string;
  readonly callSign: string;
  readonly memberIds: readonly string[];
  readonly updaterId: string | null;
}

function UpdaterCell({ id, callSign, memberIds, updaterId }: UpdaterCellProps) {
  const { data } = usePlan();
  const choices = [
    { value: NOBODY, label: 'nobody yet' },
    ...memberIds.map((value) => ({ value, label: memberName(data, value) })),
  ];
  return (
    <ChoiceCell
      target={{ kind: 'team', id }}
      of={callSign}
      field="updaterId"
      label="Updates from the field"
      value={updaterId ?? NOBODY}
      choices={choices}
      toField={(choice) => (choice === NOBODY ? null : choice)}
      fromField={(value) => (typeof value === 'string' ? value : NOBODY)}
    />
  );
}
