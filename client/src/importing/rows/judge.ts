import type { PersonRow } from '#shared/commands/agency-commands.ts';
import { SITE_LINKS, type SiteLink } from '#shared/commands/plan-fields.ts';
import { isErased } from '#shared/erased.ts';
import { addressKey } from '#shared/natural-keys.ts';
import type { CellFault, Cells } from '#shared/paste.ts';
import { nameKey } from '#shared/paste/known.ts';
import { addressOf, saidBy, type ImportKnown, type Index, type RowKind, type Said } from '#shared/paste/row-drafts.ts';
import { parse } from '#shared/parse.ts';
import { placeWords } from '../../words/labels.ts';
import type { AnyRow, PlanNow, Standing, StandingRow } from './plan-rows.ts';
import { keyOf, ROW_SCHEMAS, rowNow, standingRows } from './plan-rows.ts';
import type { FileRow } from './match.ts';
import { paperFaults } from './person-rows.ts';
import { rowFault } from './row-fault.ts';

/** What will happen with one row of a file. */
export type RowReading =
  | { readonly kind: 'new'; readonly now: AnyRow }
  | { readonly kind: 'same' }
  | {
      readonly kind: 'changed';
      readonly was: { readonly id: string; readonly fields: AnyRow };
      readonly now: AnyRow;
      /** The fields that will have another value. */
      readonly fields: readonly string[];
    }
  /** Says again what an earlier row of the file says; it stays out. */
  | { readonly kind: 'repeats'; readonly row: number }
  | { readonly kind: 'faulty'; readonly faults: readonly CellFault[] };

/** A row judged alone; the key, where it has one, tells it from the others. */
interface Judged {
  readonly reading: RowReading;
  readonly key: string | undefined;
}

/** All that rows of one kind are judged by. Readings are kept for as long as it is the same. */
export interface Judge {
  readonly kind: RowKind;
  readonly known: ImportKnown;
  readonly standing: Standing;
  /** The names that people work under, by the only one of that name. */
  readonly workNames: ReadonlyMap<string, string>;
  readonly kept: WeakMap<Cells, Judged>;
}

/** The rows of a file that other sheets of it may speak of. */
export interface FileTables {
  readonly team: readonly FileRow[];
  readonly address: readonly FileRow[];
  readonly staff: readonly FileRow[];
  readonly person: readonly FileRow[];
}

export function judgeOf(kind: RowKind, plan: PlanNow, file: FileTables): Judge {
  const standing = standingRows(kind, plan);
  const workNames = kind === 'person' ? workNamesIn(standing) : new Map<string, string>();
  return { kind, known: knownOf(plan, file), standing, workNames, kept: new WeakMap() };
}

/** Judges rows one by one, then against each other. `rows` and readings stand in the same order. */
export function judgeRows(judge: Judge, rows: readonly FileRow[]): readonly RowReading[] {
  const seen = new Map<string, number>();
  return rows.map(({ row, cells }) => {
    const judged = judge.kept.get(cells) ?? judgeRow(judge, cells);
    judge.kept.set(cells, judged);
    const { reading, key } = judged;
    if (key === undefined) return reading;
    const earlier = seen.get(key);
    if (earlier !== undefined) return { kind: 'repeats', row: earlier };
    seen.set(key, row);
    return reading;
  });
}

function judgeRow({ kind, known, standing, workNames }: Judge, cells: Cells): Judged {
  const said = withWorkName(saidBy(kind, cells, known), workNames);
  const alone = parse(ROW_SCHEMAS[kind], rowNow(kind, said.fields, undefined));
  const key = alone.ok ? keyOf(kind, alone.value) : undefined;
  const before = key === undefined ? undefined : standing.get(key);
  const parsed = before === undefined ? alone : parse(ROW_SCHEMAS[kind], nowOf(kind, said.fields, before));
  const own = new Set(said.faults.map(({ column }) => column));
  const further = parsed.ok
    ? []
    : parsed.faults
        .map((fault) => rowFault(kind, fault, rowNow(kind, said.fields, before?.fields)))
        .filter(({ column }) => !own.has(column));
  const taken = before === undefined ? [] : otherPerson(kind, before.fields, said.fields);
  const papers = parsed.ok && kind === 'person' ? paperFaults(parsed.value as PersonRow) : [];
  const faults = [
    ...said.faults,
    ...taken,
    ...papers,
    ...new Map(further.map((fault) => [fault.column, fault])).values(),
  ];
  if (!parsed.ok || faults.length > 0) return { reading: { kind: 'faulty', faults }, key: undefined };
  if (before === undefined) return { reading: { kind: 'new', now: parsed.value }, key };
  const { id, fields: standingFields } = before;
  const fields = changedFields(standingFields, parsed.value);
  if (fields.length === 0) return { reading: { kind: 'same' }, key };
  return { reading: { kind: 'changed', was: { id, fields: standingFields }, now: parsed.value, fields }, key };
}

/** The row as it would stand, with what no file changes as it is. */
const nowOf = (kind: RowKind, said: Readonly<Record<string, unknown>>, { fields, kept }: StandingRow): object => ({
  ...rowNow(kind, said, fields),
  ...Object.fromEntries(kept.map((field) => [field, Reflect.get(fields, field)])),
});

/** The work name of each name that only one person there has. */
function workNamesIn(standing: Standing): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const several = new Set<string>();
  for (const { fields } of standing.values()) {
    const key = nameKey(String(Reflect.get(fields, 'name')));
    if (names.has(key)) several.add(key);
    names.set(key, String(Reflect.get(fields, 'shownName')));
  }
  for (const key of several) names.delete(key);
  return names;
}

/** A file that says no work name means whoever is the only one of that name. */
function withWorkName(said: Said, workNames: ReadonlyMap<string, string>): Said {
  const { name, shownName } = said.fields;
  if (typeof name !== 'string' || shownName !== undefined) return said;
  const known = workNames.get(nameKey(name));
  return known === undefined ? said : { ...said, fields: { ...said.fields, shownName: known } };
}

/** A number that is somebody else's in the plan. */
function otherPerson(
  kind: RowKind,
  before: AnyRow,
  { name, number }: Readonly<Record<string, unknown>>,
): readonly CellFault[] {
  const standing: unknown = Reflect.get(before, 'name');
  if (kind !== 'staff' || typeof name !== 'string' || typeof standing !== 'string') return [];
  if (nameKey(name) === nameKey(standing)) return [];
  return [{ column: 'name', message: `is not who has number ${String(number)} in the plan: that is ${standing}` }];
}

/** Fields whose values differ; the order of languages, roles and members says nothing. */
function changedFields(before: AnyRow, now: AnyRow): readonly string[] {
  return Object.keys(now).filter((field) => alike(Reflect.get(before, field)) !== alike(Reflect.get(now, field)));
}

const alike = (value: unknown): string => JSON.stringify(settled(value));

function settled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(alike).toSorted((a, b) => (a < b ? -1 : 1));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, settled(inner)]),
  );
}

/** The ref that an address of the file will have is not known before it is in. */
export const REF_TO_COME = 'new';

/** What cells may speak of: the plan, and the file's own other rows. */
function knownOf(plan: PlanNow, file: FileTables): ImportKnown {
  const teams = new Map<string, string>();
  for (const { cells } of file.team) put(teams, cells['callSign'] ?? '', (cells['callSign'] ?? '').trim());
  for (const { callSign = '' } of plan.teams.values()) put(teams, callSign, callSign);
  return {
    teams,
    members: indexOf(
      [...plan.members].map(([id, { name, active }]) => [id, isErased(name) || active === false ? [] : [name]]),
    ),
    staff: new Set([
      ...file.staff.map(({ cells }) => nameKey(cells['name'] ?? '')),
      ...[...plan.staff.values()].map(({ name }) => (typeof name === 'string' ? nameKey(name) : '')),
    ]),
    sites: Object.fromEntries(
      (Object.keys(SITE_LINKS) as SiteLink[]).map((link) => [link, sitesOf(link, plan)]),
    ) as Readonly<Record<SiteLink, Index>>,
    addresses: addressRefs(plan, file.address),
    offset: plan.offset,
    units: plan.units.length === 0 ? null : new Map(plan.units.map(({ name }) => [nameKey(name), name])),
    moment: plan.moment,
  };
}

const put = (map: Map<string, string>, name: string, value: string): void => {
  if (nameKey(name) !== '') map.set(nameKey(name), value);
};

function indexOf(things: readonly (readonly [string, readonly (string | undefined)[]])[]): Index {
  const index = new Map<string, string[]>();
  for (const [id, names] of things) {
    for (const key of new Set(names.map((name) => nameKey(name ?? '')))) {
      if (key !== '') index.set(key, [...(index.get(key) ?? []), id]);
    }
  }
  return index;
}

/** Sites of a link's kind by name; the kind's own word names the only one there is. */
function sitesOf(link: SiteLink, { sites }: PlanNow): Index {
  const kind = SITE_LINKS[link];
  const ofKind = [...sites].filter(([, site]) => site.kind === kind);
  return indexOf(
    ofKind.map(([id, { name, line }]) => [id, [name, line, ofKind.length === 1 ? placeWords[kind] : undefined]]),
  );
}

/** Refs by themselves, by line, and by the mark that the file gives its own addresses, which goes first in its own sheets. */
function addressRefs(plan: PlanNow, rows: readonly FileRow[]): ReadonlyMap<string, string> {
  const refs = new Map<string, string>();
  const byKey = new Map<string, string>();
  for (const { ref = '', line = '', postcode = '' } of plan.addresses.values()) {
    put(refs, line, ref);
    put(refs, ref, ref);
    byKey.set(addressKey({ line, postcode }), ref);
  }
  for (const { cells } of rows) {
    const address = addressOf(cells);
    const ref = byKey.get(addressKey(address)) ?? REF_TO_COME;
    put(refs, address.line, ref);
    put(refs, `${address.line} ${address.postcode}`, ref);
    put(refs, cells['ref'] ?? '', ref);
  }
  return refs;
}
