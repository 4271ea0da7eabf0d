import type { AgencyCommand, PeoplePart, PersonRow } from '#shared/commands/agency-commands.ts';
import { idOfStream, type Id } from '#shared/ids.ts';
import { importIdOf, importPartIdOf } from '#shared/import-ids.ts';
import { personKey } from '#shared/natural-keys.ts';
import { nameKey } from '#shared/paste/known.ts';
import type { Fault } from '#shared/refusals.ts';
import type { AgencyEvent } from './agency-events.ts';
import type { AgencyEntities, RosterEdit, RosterPerson } from './agency-state.ts';
import { AGENCY_INDEXES } from './agency-state.ts';
import type { DecideContext, Decision } from './decider.ts';
import type { PayloadOf } from './deciding.ts';
import { acceptAll, idMaker, refuse } from './deciding.ts';
import { AGENCY_FOLDS } from './evolve-agency.ts';
import { evolveBy } from './folding.ts';
import { isSealedOfRoster, personOf, rosterFaults, splitSealed } from './roster-rules.ts';
import { rosterMark } from './roster-mark.ts';
import { sameValue } from './same-value.ts';
import { Draft } from './tables.ts';

type Context = DecideContext<AgencyEntities>;
type Values = Readonly<Record<string, unknown>>;

const evolve = evolveBy<AgencyEntities, AgencyEvent>(AGENCY_FOLDS);

/** What the rows of one part do, each seeing those before it. */
class Part {
  readonly events: AgencyEvent[] = [];
  readonly added: Id[] = [];
  readonly edited: RosterEdit[] = [];
  readonly draft: Draft<AgencyEntities>;
  readonly agencyId: Id;
  readonly newId: () => Id;

  constructor(context: Context) {
    this.draft = new Draft(context.state, AGENCY_INDEXES);
    this.agencyId = idOfStream(context.stream);
    this.newId = idMaker(context);
  }

  take(event: AgencyEvent): void {
    this.draft.apply(evolve(this.draft, event));
    this.events.push(event);
  }

  add(person: RosterPerson): void {
    const personId = this.newId();
    this.added.push(personId);
    this.take({ type: 'PersonAdded', data: { personId, agencyId: this.agencyId, ...person } });
  }

  edit(personId: Id, values: Values): void {
    const standing = new Map<string, unknown>(Object.entries(this.draft.get('rosterPerson', personId) ?? {}));
    const { fields, sealed } = splitSealed(values);
    this.edited.push({
      personId,
      from: Object.fromEntries(Object.keys(fields).map((field) => [field, standing.get(field)])),
      to: { ...fields },
      sealed: Object.keys(sealed),
    });
    this.take({ type: 'PersonEdited', data: { personId, agencyId: this.agencyId, fields, ...sealed } });
  }
}

/**
 * One part of a file of people: all of its rows or none. Who is there already, by name and by the name she works under, is
 * not added again; a row that changes her names what was seen. What is in already and would do nothing new is "already so".
 */
export function importPeople(
  { fileHash, chunk, of, rows }: PeoplePart,
  units: ReadonlyMap<string, string>,
  context: Context,
): Decision<AgencyEvent> {
  const part = new Part(context);
  const faults = rows.flatMap((row, at) =>
    takeRow(row, units, part).map((fault) => ({ ...fault, field: `rows.${at}.${fault.field}` })),
  );
  if (faults.length > 0) return refuse('bad_input', faults);
  const importId = importIdOf(context.stream, fileHash, 'person');
  const partId = importPartIdOf(context.stream, importId, chunk);
  const isIn = context.state.get('importPart', partId) !== undefined;
  if (isIn && part.events.length === 0) return refuse('already_so');
  const { added, edited } = part;
  const at = context.receivedAt;
  const data = { importId, partId, fileHash, chunk, of, rows: rows.length, added, edited, at };
  return acceptAll<AgencyEvent>([...part.events, { type: 'PeopleImported', data }]);
}

type Row = PeoplePart['rows'][number];

function takeRow({ was, now }: Row, units: ReadonlyMap<string, string>, part: Part): readonly Fault[] {
  const unitId = unitOf(now, units);
  if (unitId === undefined) return [{ field: 'now.unit', reason: 'unknown_thing' }];
  const person: RosterPerson = { ...personOf(now), unitId };
  const faults = rosterFaults(person).map((fault) => ({ ...fault, field: `now.${fault.field}` }));
  if (faults.length > 0) return faults;
  if (was === null) {
    const isThere = [...part.draft.ids('rosterPerson', 'key', personKey(now))].length > 0;
    // Found by her name and not seen before by whoever brings the file: she stays as she is.
    if (!isThere) part.add(person);
    return [];
  }
  const standing = part.draft.get('rosterPerson', was.id);
  if (standing === undefined) return [{ field: 'was.id', reason: 'unknown_thing' }];
  return change(was.id, standing, { ...personOf(was.fields), unitId: unitOf(was.fields, units) ?? null }, person, part);
}

/** A file changes no name: by it she is found. */
const FIXED: readonly string[] = ['name', 'shownName'];

function change(id: Id, standing: RosterPerson, was: RosterPerson, now: RosterPerson, part: Part): readonly Fault[] {
  const held = new Map<string, unknown>(Object.entries(standing));
  const seen = new Map<string, unknown>(Object.entries(was));
  const wanted = Object.entries(now).filter(
    ([field, to]) => !FIXED.includes(field) && !sameValue(seen.get(field), to) && !sameValue(held.get(field), to),
  );
  const movedOn = wanted.filter(([field]) => !sameValue(held.get(field), seen.get(field)));
  if (movedOn.length > 0) return movedOn.map(([field]) => ({ field: `now.${columnOf(field)}`, reason: 'not_choice' }));
  if (wanted.length > 0) part.edit(id, Object.fromEntries(wanted));
  return [];
}

const columnOf = (field: string): string => (field === 'unitId' ? 'unit' : field);

/** A unit by its name; null for none, undefined where there is no such unit. */
function unitOf({ unit }: PersonRow, units: ReadonlyMap<string, string>): Id | null | undefined {
  if (unit === '') return null;
  return [...units].find(([, name]) => nameKey(name) === nameKey(unit))?.[0];
}

/**
 * The inverse of what a part did. Whoever was changed since stays as she is, and so do a number, a mail address and what she
 * declared: what stood there before is kept nowhere. What is left in is counted.
 */
export function takeBackPeople(
  { importId, chunk }: PayloadOf<AgencyCommand, 'TakeBackPeople'>,
  context: Context,
): Decision<AgencyEvent> {
  if (context.state.get('import', importId) === undefined) return refuse('not_for_you');
  const partId = importPartIdOf(context.stream, importId, chunk);
  const before = context.state.get('importPart', partId);
  if (before === undefined) return refuse('already_so');
  const part = new Part(context);
  const back = [
    ...before.edited.toReversed().map((edit) => editBack(edit, part)),
    ...before.added.toReversed().map((one) => outAgain(one, part)),
  ];
  const left = back.filter((done) => !done).length;
  return acceptAll<AgencyEvent>([...part.events, { type: 'PeopleTakenBack', data: { importId, partId, chunk, left } }]);
}

function editBack({ personId, from, to, sealed }: RosterEdit, part: Part): boolean {
  const standing = part.draft.get('rosterPerson', personId);
  if (standing === undefined) return true;
  const held = new Map<string, unknown>(Object.entries(standing));
  const fields = Object.keys(to).filter(
    (field) => !isSealedOfRoster(field) && !sameValue(held.get(field), from[field]),
  );
  const holding = fields.filter((field) => sameValue(held.get(field), to[field]));
  if (holding.length > 0) part.edit(personId, Object.fromEntries(holding.map((field) => [field, from[field]])));
  return holding.length === fields.length && sealed.length === 0;
}

function outAgain({ personId, as }: { readonly personId: Id; readonly as: string }, part: Part): boolean {
  const standing = part.draft.get('rosterPerson', personId);
  if (standing === undefined) return true;
  if (rosterMark(standing) !== as) return false;
  part.take({ type: 'PersonRemoved', data: { personId } });
  return true;
}
