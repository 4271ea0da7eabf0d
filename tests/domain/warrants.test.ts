import { describe, expect, test } from '@jest/globals';
import { sample, shuffledSubarray } from 'fast-check';
import type { WarrantFact } from '#shared/commands/plan-record-fields.ts';
import { WARRANT_TYPES } from '#shared/plan-vocabulary.ts';
import type { WarrantType } from '#shared/plan-vocabulary.ts';
import { allowsEntryAt, entriesAllowed, WARRANT_LAW } from '#shared/warrant-types.ts';
import type { Warrant } from '#server/domain/operation-state.ts';
import { warrantEndsAt } from '#server/domain/warrant-life.ts';
import type { Planned } from './support.ts';
import { command, DESK, HOUR, idIn, logWords, NOON, plannedOperation } from './support.ts';

const LONDON = 'Europe/London';
const at = (text: string): number => Date.parse(text);

function withWarrant({ scene, a1 }: Planned, type: WarrantType): string {
  const added = scene.does(command('AddWarrant', { addressId: a1, type, reference: 'W 7' }));
  return idIn(added, 'WarrantAdded', 'warrantId');
}
const record = ({ scene }: Planned, warrantId: string, fact: WarrantFact) =>
  scene.does(command('RecordWarrant', { warrantId, fact }), { by: DESK });

describe('the life of a warrant', () => {
  test('DM60 it runs in calendar months from the day of issue to the end of the day of the same number', () => {
    const ends = (type: WarrantType, issued: string, zone = LONDON) => {
      const end = warrantEndsAt(type, at(issued), zone);
      return end === null ? null : new Date(end).toISOString();
    };
    // Issued in summer time, spent in winter time: the day ends at midnight there.
    expect(ends('pace_8', '2026-08-24T15:30:00Z')).toBe('2026-11-25T00:00:00.000Z');
    expect(ends('pace_8', '2026-08-23T23:30:00Z')).toBe('2026-11-25T00:00:00.000Z');
    expect(ends('pace_8', '2026-08-23T22:30:00Z')).toBe('2026-11-24T00:00:00.000Z');
    expect(ends('drugs_23', '2026-06-10T10:00:00Z')).toBe('2026-07-10T23:00:00.000Z');
    // A month without that day ends on its last.
    expect(ends('drugs_23', '2027-01-31T10:00:00Z')).toBe('2027-03-01T00:00:00.000Z');
    expect(ends('drugs_23', '2028-01-31T10:00:00Z')).toBe('2028-03-01T00:00:00.000Z');
    expect(ends('pace_8', '2026-11-30T10:00:00Z')).toBe('2027-03-01T00:00:00.000Z');
    // Over a change of clocks, in another zone.
    expect(ends('drugs_23', '2026-10-01T10:00:00Z', 'America/New_York')).toBe('2026-11-02T05:00:00.000Z');
    expect(ends('other', '2026-08-24T15:30:00Z')).toBeNull();
  });

  test('DM60 life and entries are the type’s, each with its source, and what was not read says whom to ask', () => {
    const lives = new Set(WARRANT_TYPES.map((type) => JSON.stringify(WARRANT_LAW[type].life)));
    expect(lives.size).toBeGreaterThan(2);
    for (const type of WARRANT_TYPES) {
      const { source, confirmed, law } = WARRANT_LAW[type];
      expect(law.length * source.length).toBeGreaterThan(0);
      expect([type, confirmed]).toEqual([type, !source.includes('Check with your legal adviser')]);
    }
    expect(WARRANT_LAW.other.life).toBeNull();
    expect(WARRANT_LAW.pace_8).toMatchObject({ life: { months: 3 }, entries: 'authorised' });
  });

  test('DM60 a court may say sooner and not later; a type without a life needs its end said', () => {
    const planned = plannedOperation();
    const { scene } = planned;
    const pace = withWarrant(planned, 'pace_8');
    const issued = (warrantId: string, endsAt: number | null) =>
      command('RecordWarrant', { warrantId, fact: { kind: 'issued', at: NOON, endsAt } });
    const end = warrantEndsAt('pace_8', NOON, LONDON) ?? 0;
    expect(scene.refuses(issued(pace, end + 1))).toBe('bad_input: fact.endsAt not_choice');
    expect(scene.refuses(issued(pace, NOON))).toBe('bad_input: fact.endsAt order');
    scene.does(issued(pace, NOON + HOUR));
    expect(scene.state.get('warrant', pace)?.endsAt).toBe(NOON + HOUR);
    scene.does(issued(pace, null));
    expect(scene.state.get('warrant', pace)?.endsAt).toBe(end);
    const other = withWarrant(planned, 'other');
    expect(scene.refuses(issued(other, null))).toBe('bad_input: fact.endsAt missing');
    scene.does(issued(other, NOON + HOUR));
    expect(scene.state.get('warrant', other)).toMatchObject({ standing: 'issued', endsAt: NOON + HOUR });
  });

  test('DM60 one entry, and a further one for each written authority where the type allows it', () => {
    const authorities = [{ inspector: 'Insp Bell', at: NOON }];
    expect(entriesAllowed({ type: 'pace_8', authorities: [] })).toBe(1);
    expect(entriesAllowed({ type: 'pace_8', authorities })).toBe(2);
    expect(entriesAllowed({ type: 'theft_26', authorities })).toBe(1);
    expect(entriesAllowed({ type: 'other', authorities: [] })).toBeNull();
    const warrant: Warrant = {
      addressId: 'a',
      type: 'pace_8',
      reference: '',
      standing: 'issued',
      issuedAt: NOON,
      endsAt: NOON + HOUR,
      authorities: [],
      executedAt: [],
      returnedAt: null,
    };
    expect([-1, 0, HOUR - 1, HOUR].map((late) => allowsEntryAt(warrant, NOON + late))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(allowsEntryAt({ ...warrant, executedAt: [NOON] }, NOON)).toBe(false);
    expect(allowsEntryAt({ ...warrant, executedAt: [NOON], authorities }, NOON)).toBe(true);
    expect(allowsEntryAt({ ...warrant, returnedAt: NOON }, NOON)).toBe(false);
    expect(allowsEntryAt({ ...warrant, issuedAt: null }, NOON)).toBe(false);
  });
});

const FACTS: readonly WarrantFact[] = [
  { kind: 'issued', at: NOON - 24 * HOUR, endsAt: null },
  { kind: 'entry_authorised', at: NOON - HOUR, inspector: 'Insp Bell' },
  { kind: 'executed', at: NOON },
  { kind: 'executed', at: NOON + HOUR },
  { kind: 'returned', at: NOON + 2 * HOUR },
];

/** Orders of the same facts that end elsewhere, or in which a fact is refused. */
function disagreeing(orders: readonly (readonly WarrantFact[])[], end: (warrant: Warrant | undefined) => unknown) {
  const found: string[] = [];
  for (const order of orders) {
    const planned = plannedOperation();
    const warrantId = withWarrant(planned, 'pace_8');
    const refused = order.filter((fact) => {
      const given = command('RecordWarrant', { warrantId, fact });
      const decision = planned.scene.when(given);
      if (decision.ok) planned.scene.given(...decision.events);
      return !decision.ok;
    });
    if (refused.length > 0) found.push(`refused ${refused.map(({ kind }) => kind).join(', ')}`);
    const words = JSON.stringify(end(planned.scene.state.get('warrant', warrantId)));
    if (words !== JSON.stringify(end(ended))) found.push(words);
  }
  return found;
}
const ended: Warrant = (() => {
  const planned = plannedOperation();
  const warrantId = withWarrant(planned, 'pace_8');
  for (const fact of FACTS) record(planned, warrantId, fact);
  return planned.scene.state.get('warrant', warrantId) as Warrant;
})();

describe('what becomes of a warrant', () => {
  const orders = sample(shuffledSubarray([...FACTS], { minLength: FACTS.length }), { seed: 20_261, numRuns: 100 });
  const whatCounts = (warrant: Warrant | undefined) => ({ ...warrant, addressId: '' });

  test('DM59 its facts are taken down in any order, and it ends in the same place', () => {
    expect(whatCounts(ended)).toMatchObject({
      standing: 'returned',
      executedAt: [NOON, NOON + HOUR],
      returnedAt: NOON + 2 * HOUR,
      authorities: [{ inspector: 'Insp Bell' }],
    });
    expect(disagreeing(orders, whatCounts)).toEqual([]);
  });

  test('DM59 planted: the order in which they came is found out where it is kept', () => {
    let calls = 0;
    expect(disagreeing(orders, () => (calls += 1))).not.toEqual([]);
    expect(disagreeing([[...FACTS, FACTS[2] as WarrantFact]], whatCounts)).toEqual(['refused executed']);
  });

  test('DM59 each fact is in the log at the address, and a refused one may be issued after all', () => {
    const planned = plannedOperation();
    const { scene, a1 } = planned;
    const warrantId = withWarrant(planned, 'drugs_23');
    const before = logWords(scene).length;
    record(planned, warrantId, { kind: 'refused', at: NOON - 2 * HOUR });
    expect(scene.state.get('warrant', warrantId)?.standing).toBe('refused');
    record(planned, warrantId, { kind: 'issued', at: NOON - HOUR, endsAt: null });
    record(planned, warrantId, { kind: 'entry_authorised', at: NOON, inspector: 'Insp Bell' });
    expect(logWords(scene).slice(before)).toEqual([
      'Warrant W 7 (Misuse of Drugs Act section 23) refused 24 Nov 10:00.',
      'Warrant W 7 (Misuse of Drugs Act section 23) issued 24 Nov 11:00, may be used until 25 Dec 00:00.',
      'Warrant W 7 (Misuse of Drugs Act section 23): further entry authorised in writing 24 Nov 12:00 by Insp Bell.',
    ]);
    const last = [...scene.state.ids('logEntry', 'all', '')].at(-1) ?? '';
    expect(scene.state.get('logEntry', last)).toMatchObject({ addressId: a1, about: { kind: 'plan', id: warrantId } });
    expect(scene.refuses(command('RecordWarrant', { warrantId: 'nosuchthing', fact: FACTS[2] as WarrantFact }))).toBe(
      'not_for_you',
    );
  });

  test('DM61 once issued a warrant keeps its type; a contest over it does not get round that', () => {
    const planned = plannedOperation();
    const { scene } = planned;
    const warrantId = withWarrant(planned, 'pace_8');
    const type = (from: WarrantType, to: WarrantType) =>
      command('EditWarrant', { warrantId, fields: { type: { from, to } } });
    scene.does(type('pace_8', 'theft_26'));
    const contested = scene.does(type('pace_8', 'other'));
    const contestId = idIn(contested, 'EditContested', 'contestId');
    record(planned, warrantId, FACTS[0] as WarrantFact);
    expect(scene.refuses(type('theft_26', 'pace_8'))).toBe('bad_input: fields.type.to not_choice');
    expect(scene.refuses(command('SettleContest', { contestId, keep: 'other' }))).toBe('bad_input: keep not_choice');
    const reference = { reference: { from: 'W 7', to: 'W 8' } };
    scene.does(command('EditWarrant', { warrantId, fields: reference }));
    expect(scene.state.get('warrant', warrantId)).toMatchObject({ type: 'theft_26', reference: 'W 8' });
  });
});
