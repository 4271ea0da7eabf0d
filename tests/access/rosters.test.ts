import { describe, expect, test } from '@jest/globals';
import type { AgencyCommand } from '#shared/commands/agency-commands.ts';
import { AGENCY_COMMANDS } from '#shared/commands/agency-commands.ts';
import { ROSTER_DETAIL_UNSET } from '#shared/commands/staffing-fields.ts';
import { deriveId } from '#shared/ids.ts';
import { parse } from '#shared/parse.ts';
import { CERTIFICATES, CONFLICTS } from '#shared/staffing-vocabulary.ts';
import type { AudienceName } from '#server/access/audiences.ts';
import type { Cut } from '#server/access/cut.ts';
import { AGENCY_CUT } from '#server/access/cuts.ts';
import { StreamProjection } from '#server/access/projection.ts';
import type { AgencyEntities } from '#server/domain/agency-state.ts';
import { AGENCY_INDEXES } from '#server/domain/agency-state.ts';
import { agencyDecider } from '#server/domain/deciders.ts';
import { Draft, Tables } from '#server/domain/tables.ts';
import { numbersFrom } from '../domain/random-commands.ts';
import { COORD, HARBOUR, LOOKUPS, NOON } from '../domain/support.ts';
import type { Canary } from '../support/harness/canary.ts';
import { interferences } from '../support/harness/hidden-histories.ts';
import { agencyCanary } from '../support/harness/other-canaries.ts';

const STREAM = `agency/${HARBOUR}`;
const [EAST, WEST] = ['unitEast001', 'unitWest001'] as const;
const SEED = 47_000;
const PAIRS = 100;

function sent<T extends AgencyCommand['type']>(type: T, payload: unknown): AgencyCommand {
  const parsed = parse(AGENCY_COMMANDS[type].payload, payload);
  if (!parsed.ok) throw new Error(`${type}: ${JSON.stringify(parsed.faults)}`);
  return { type, payload: parsed.value } as AgencyCommand;
}

/** A person as a number says: details, papers, conflict and telephone number. */
function person(next: () => number) {
  const pick = <V>(list: readonly V[]): V => list[Math.floor(next() * list.length)] as V;
  const kind = pick(CERTIFICATES);
  return {
    name: `${pick(['Ana', 'Bea', 'Cora'])} Sample ${Math.floor(next() * 1e6)}`,
    shownName: `Worker ${Math.floor(next() * 1e6)}`,
    roles: ['interpreter'],
    languages: ['ro'],
    gender: 'woman',
    worksWith: 'women_found',
    phone: `07700 900${100 + Math.floor(next() * 900)}`,
    ...ROSTER_DETAIL_UNSET,
    dialects: next() < 0.5 ? [] : [{ language: 'ro', dialect: 'Moldovan' }],
    certificates: next() < 0.5 ? [] : [{ kind, issuedOn: null, checkedOn: null, expiresOn: '2030-01-01' }],
    conflict: pick(CONFLICTS),
    conflictNote: pick(['', 'Knows a street there']),
    maxMinutes: pick([null, 240]),
  };
}

/** A command about one unit's people. A file names units, which a roster does not know: its rows come in for none. */
function ofUnit(state: Tables<AgencyEntities>, unitId: string | null, next: () => number): AgencyCommand {
  const pick = <V>(list: readonly V[]): V => list[Math.floor(next() * list.length)] as V;
  const own = [...state.ids('rosterPerson', 'all', '')].filter(
    (id) => state.get('rosterPerson', id)?.unitId === unitId,
  );
  const dice = next();
  const personId = pick(own);
  const now = personId === undefined ? undefined : state.get('rosterPerson', personId);
  if (unitId === null && dice < 0.3) {
    const row = { row: 2, was: null, now: { ...person(next), unit: '' } };
    const fileHash = String(Math.floor(next() * 1e9)).padEnd(43, 'f');
    return sent('ImportPeople', { fileHash, kind: 'person', chunk: 0, of: 1, rows: [row] });
  }
  const importId = [...state.ids('import', 'all', '')].at(-1);
  if (unitId === null && dice < 0.4 && importId !== undefined) return sent('TakeBackPeople', { importId, chunk: 0 });
  if (now === undefined || dice < 0.6) return sent('AddPerson', { ...person(next), unitId });
  if (dice < 0.7) return sent('RemovePerson', { personId });
  const { phone, conflict, conflictNote, maxMinutes } = person(next);
  const fields = {
    phone: { from: now.phone, to: phone },
    conflict: { from: now.conflict, to: conflict },
    conflictNote: { from: now.conflictNote, to: conflictNote },
    maxMinutes: { from: now.maxMinutes, to: maxMinutes },
  };
  return sent('EditPerson', { personId, fields });
}

/** All that one unit is sent over a history; between its own commands those of the rest of the agency, or none. */
function framesOf(viewer: AudienceName, seed: number, withOthers: boolean, cut: Cut<AgencyEntities>) {
  const state = new Tables<AgencyEntities>(AGENCY_INDEXES);
  const projection = new StreamProjection(cut, state);
  projection.open(viewer);
  const frames: string[] = [];
  const done: AgencyCommand['type'][] = [];
  const play = (command: AgencyCommand, id: string) => {
    const decision = agencyDecider.decide(command, {
      state,
      stream: STREAM,
      actor: COORD,
      commandId: id,
      receivedAt: NOON,
      happenedAt: NOON,
      newId: (n) => deriveId(STREAM, id, n),
      lookups: LOOKUPS,
    });
    if (!decision.ok) return;
    const draft = new Draft(state, agencyDecider.indexes);
    for (const event of decision.events) draft.apply(agencyDecider.evolve(draft, event));
    const patch = projection.apply(state.apply(draft.changes)).get(viewer);
    if (patch !== undefined) frames.push(JSON.stringify(patch));
    done.push(command.type);
  };
  const [own, others] = [numbersFrom(seed), numbersFrom(seed + 1_000_000)];
  for (let turn = 0; turn < 12; turn += 1) {
    for (let more = 0; more < (withOthers ? 3 : 0); more += 1)
      play(ofUnit(state, others() < 0.5 ? WEST : null, others), `other-${seed}-${turn}-${more}000000`);
    play(ofUnit(state, EAST, own), `own-${seed}-${turn}000000`);
  }
  projection.close(viewer);
  projection.open(viewer);
  return { frames: [...frames, JSON.stringify(projection.view(viewer))], done };
}

function betrayals(viewer: AudienceName, pairs: number, cut: Cut<AgencyEntities> = AGENCY_CUT) {
  const done: AgencyCommand['type'][] = [];
  const seeds = Array.from({ length: pairs }, (_, n) => SEED + n).filter((seed) => {
    const left = framesOf(viewer, seed, true, cut);
    const right = framesOf(viewer, seed, false, cut);
    done.push(...left.done.slice(right.done.length));
    return JSON.stringify(left.frames) !== JSON.stringify(right.frames);
  });
  return { seeds, done };
}

/** A cut in which a unit sees the whole agency's people, and one in which it sees what became of files. */
const wide = (view: 'rosterPerson' | 'import'): Cut<AgencyEntities> => ({
  rules: {
    ...AGENCY_CUT.rules,
    import: { ...AGENCY_CUT.rules.import, unit: AGENCY_CUT.rules.import?.coordinator ?? missing },
  },
  scope: (audience, from) => [
    ...AGENCY_CUT.scope(audience, from),
    { view, from: { kind: view, index: 'all', key: '' } },
  ],
});
const missing = { derived: false, make: () => null } as const;

const simplyOther = ({ leaf }: Canary<AgencyEntities>): unknown =>
  typeof leaf.value === 'boolean'
    ? !leaf.value
    : typeof leaf.value === 'number'
      ? leaf.value + 1
      : leaf.path === 'unitId'
        ? undefined
        : `other-${leaf.value}`;

describe('what the rest of an agency keeps of its people moves nothing that a unit is sent', () => {
  test('NK43 R26 rosters that differ only in another unit, in none, or in files are the same frames to a unit', () => {
    const { seeds, done } = betrayals(`unit:${EAST}`, PAIRS);
    expect(seeds).toEqual([]);
    expect([...new Set(done)].sort()).toEqual(Object.keys(AGENCY_COMMANDS).sort());
    console.log(`R26: ${PAIRS} pairs of rosters, ${done.length} commands of other units (seeds from ${SEED})`);
  });

  test('NK43 R26 a unit that follows every person, or every file, is caught', () => {
    expect(betrayals(`unit:${EAST}`, 10, wide('rosterPerson')).seeds).not.toEqual([]);
    expect(betrayals(`unit:${EAST}`, 10, wide('import')).seeds).not.toEqual([]);
  });

  test('NK43 R26 fields that are nobody’s, and records of others, move no byte of a roster’s audiences', () => {
    let frames = 0;
    for (const viewer of agencyCanary.audiences) {
      const result = interferences(agencyCanary, viewer, simplyOther, { pairs: PAIRS, seed: SEED });
      expect(result.violations).toEqual([]);
      frames += result.frames;
    }
    console.log(`R26: ${PAIRS * agencyCanary.audiences.length} pairs of marked rosters, ${frames} frames equal`);
  });

  test('NK43 R26 a telephone number in the view is caught', () => {
    const cut: Cut<AgencyEntities> = {
      ...AGENCY_CUT,
      rules: {
        ...AGENCY_CUT.rules,
        rosterPerson: {
          unit: {
            derived: false,
            make: (id, from) => ({ fields: { phone: from.part('rosterPerson', id, 'phone') ?? null }, speaksOf: [] }),
          },
        },
      },
    };
    const played = interferences({ ...agencyCanary, cut }, 'unit:U1', simplyOther, { pairs: 10, seed: SEED });
    expect(played.violations).not.toEqual([]);
  });
});
