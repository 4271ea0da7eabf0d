import type { ReactNode } from 'react';
import { listOf } from '../format/language.ts';
import { Unset } from '../editing/Unset.tsx';
import { nameText } from '../words/sentences.ts';
import { LIMITS } from '#shared/limits.ts';
import type { TeamView } from '#shared/records.ts';
import { optionalText, text } from '#shared/text.ts';
import { ChoiceCell, ManyCell, TextCell } from './cells.tsx';
import { showText } from './field-values.tsx';
import { memberName, teamCandidates, type PlanData } from './plan-data.ts';
import { NONE, noneIsNull } from './records/choices.ts';
import type { BulkField } from './table/bulk-fields.ts';
import type { Column, GridRow } from './table/columns.ts';

type Row = GridRow<TeamView>;
type Known = Pick<PlanData, 'members' | 'agencies'>;

const talkgroup = optionalText(LIMITS.talkgroup);
const about = ({ id, name }: Row) => ({ target: { kind: 'team', id } as const, of: name });

/** The columns of the table of teams. A row's derived value is the refs of its addresses. */
export function teamColumns(data: Known): readonly Column<TeamView>[] {
  const showOne = (value: unknown): ReactNode =>
    typeof value === 'string' ? memberName(data, value) : <Unset>nobody yet</Unset>;
  const showMany = (value: unknown): ReactNode =>
    Array.isArray(value) && value.length > 0 ? (
      listOf(value.map((one) => memberName(data, String(one))))
    ) : (
      <Unset>nobody yet</Unset>
    );
  return [
    {
      key: 'callSign',
      head: 'Call sign',
      field: { name: 'callSign', show: showText },
      cell: ({ name }) => name,
      editor: (row) => (
        <TextCell {...about(row)} field="callSign" label="Call sign" value={row.name} schema={text(LIMITS.callSign)} />
      ),
    },
    {
      key: 'talkgroup',
      head: 'Talkgroup',
      field: { name: 'talkgroup', show: showText },
      cell: ({ view }) => showText(view.talkgroup),
      editor: (row) => (
        <TextCell
          {...about(row)}
          field="talkgroup"
          label="Talkgroup"
          value={row.view.talkgroup ?? ''}
          schema={talkgroup}
        />
      ),
    },
    {
      key: 'memberIds',
      head: 'Members',
      field: { name: 'memberIds', show: showMany },
      cell: ({ view }) => showMany(view.memberIds),
      editor: (row) => <MembersCell data={data} row={row} show={showMany} />,
    },
    {
      key: 'updaterId',
      head: 'Updates from the field',
      field: { name: 'updaterId', show: showOne },
      cell: ({ view }) => showOne(view.updaterId),
      editor: (row) => (
        <ChoiceCell
          {...about(row)}
          field="updaterId"
          label="Updates from the field"
          value={row.view.updaterId ?? NONE}
          choices={[
            { value: NONE, label: 'nobody yet' },
            ...(row.view.memberIds ?? []).map((value) => ({ value, label: memberName(data, value) })),
          ]}
          {...noneIsNull}
        />
      ),
    },
    {
      key: 'at',
      head: 'At',
      cell: ({ derived }) => (typeof derived === 'string' ? derived : <Unset>no address</Unset>),
    },
  ];
}

interface MembersCellProps {
  readonly data: Known;
  readonly row: Row;
  readonly show: (value: unknown) => ReactNode;
}

function MembersCell({ data, row, show }: MembersCellProps) {
  const { memberIds = [], updaterId = null } = row.view;
  const candidates = teamCandidates(data).map(([value, { name }]) => ({ value, label: nameText(name) }));
  const known = new Set(candidates.map(({ value }) => value));
  const gone = memberIds.filter((one) => !known.has(one)).map((value) => ({ value, label: memberName(data, value) }));
  return (
    <ManyCell
      {...about(row)}
      field="memberIds"
      label="Members"
      value={memberIds}
      items={[...candidates, ...gone]}
      show={show}
      placeholder="Type a name"
      emptyText="No member of that name who is police or in the field"
      read={(value) =>
        updaterId === null || value.includes(updaterId)
          ? { ok: true, value }
          : { ok: false, fault: `${memberName(data, updaterId)} updates from the field: name another one first` }
      }
    />
  );
}

/** The fields of teams that many can be given at once. */
export const teamBulk: readonly BulkField[] = [
  { name: 'talkgroup', label: 'Talkgroup', kind: 'text', schema: talkgroup, limit: LIMITS.talkgroup },
];
