import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { readChange, type Change } from '#client/connection/frames.ts';
import { RecordStore } from '#client/store/record-store.ts';
import type { Put } from '#shared/protocol.ts';

type Model = Record<string, Record<string, Record<string, unknown>>>;
interface Step {
  readonly layer: 0 | 1;
  readonly put: Model;
  readonly drop: Record<string, string[]>;
}

const kind = fc.constantFrom('address', 'team', 'me');
const id = fc.constantFrom('AAAAAAAAAAA', 'BBBBBBBBBBB', 'CCCCCCCCCCC');
const field = fc.constantFrom('ref', 'line', 'name');
const fields = fc.dictionary(field, fc.oneof(fc.integer(), fc.constant(null), fc.string()), { maxKeys: 3 });
const step: fc.Arbitrary<Step> = fc.record({
  layer: fc.constantFrom(0 as const, 1 as const),
  put: fc.dictionary(kind, fc.dictionary(id, fields, { maxKeys: 3 }), { maxKeys: 3 }),
  drop: fc.dictionary(kind, fc.array(id, { maxLength: 2 }), { maxKeys: 2 }),
});

const LAYERS = ['shared', 'ownone'] as const;
function changeOf(put: unknown, drop?: unknown): Change {
  const change = readChange(put, drop);
  if (change === undefined) throw new Error('The test made a change that is none.');
  return change;
}

/** The plainest form of what a store does: drop, then put, each audience by itself; the second merged over the first. */
function model(steps: readonly Step[]): Model {
  const layers: [Model, Model] = [{}, {}];
  for (const { layer, put, drop } of steps) {
    const own = layers[layer];
    for (const [name, ids] of Object.entries(drop)) for (const one of ids) delete own[name]?.[one];
    for (const [name, records] of Object.entries(put)) {
      for (const [one, values] of Object.entries(records)) {
        own[name] = { ...own[name], [one]: { ...own[name]?.[one], ...values } };
      }
    }
  }
  const merged: Model = {};
  for (const own of layers) {
    for (const [name, records] of Object.entries(own)) {
      for (const [one, values] of Object.entries(records)) {
        merged[name] = { ...merged[name], [one]: { ...merged[name]?.[one], ...values } };
      }
    }
  }
  return merged;
}

function heldBy(store: RecordStore): Model {
  const held: Model = {};
  for (const name of ['address', 'team', 'me'] as const) {
    const records = [...store.records(name)].map(([one, values]) => [one, { ...values }] as const);
    if (records.length > 0) held[name] = Object.fromEntries(records);
  }
  return held;
}

const withoutEmpty = (view: Model): Model =>
  Object.fromEntries(Object.entries(view).filter(([, records]) => Object.keys(records).length > 0));

/** Runs the steps through a store and gives the first at which it differs from the model; undefined when none does. */
function firstDifference(steps: readonly Step[], alter: (step: Step) => Step = (one) => one): number | undefined {
  const store = new RecordStore();
  const empty = changeOf({});
  store.begin(LAYERS.map((instance) => ({ kind: 'welcome', instance, change: empty })));
  for (const [at, one] of steps.entries()) {
    const { layer, put, drop } = alter(one);
    store.apply(LAYERS[layer], changeOf(put, drop));
    if (JSON.stringify(sorted(heldBy(store))) !== JSON.stringify(sorted(withoutEmpty(model(steps.slice(0, at + 1))))))
      return at;
  }
  return undefined;
}

const sorted = (value: unknown): unknown =>
  typeof value === 'object' && value !== null
    ? Object.fromEntries(
        Object.entries(value)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([name, one]) => [name, sorted(one)]),
      )
    : value;

describe('record store', () => {
  test('CL1 random puts and drops of two audiences leave the store as the plain model', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => firstDifference(steps) === undefined),
      {
        numRuns: 500,
      },
    );
  });

  test('CL1 the proof sees a store that forgets to drop', () => {
    const found = fc.check(
      fc.property(
        fc.array(step, { maxLength: 30 }),
        (steps) => firstDifference(steps, (one) => ({ ...one, drop: {} })) === undefined,
      ),
      { numRuns: 500 },
    );
    expect(found.failed).toBe(true);
  });

  test('CL1 a frame that drops and puts one id replaces the record', () => {
    const store = new RecordStore();
    store.fillWith({ address: { AAAAAAAAAAA: { ref: 'A1', line: 'Example Road' } } });
    store.apply('filled', changeOf({ address: { AAAAAAAAAAA: { ref: 'A1' } } }, { address: ['AAAAAAAAAAA'] }));
    expect({ ...store.records('address').get('AAAAAAAAAAA') }).toEqual({ ref: 'A1' });
  });

  test('CL1 an audience that is not among those that begin is forgotten with all its records', () => {
    const store = new RecordStore();
    store.begin([
      { kind: 'welcome', instance: 'before', change: changeOf({ address: { AAAAAAAAAAA: { line: 'x' } } }) },
    ]);
    store.begin([{ kind: 'welcome', instance: 'after', change: changeOf({ team: { BBBBBBBBBBB: {} } }) }]);
    store.apply('before', changeOf({ address: { AAAAAAAAAAA: { line: 'x' } } }));
    expect(store.records('address').size).toBe(0);
    expect(store.records('team').size).toBe(1);
  });

  test('CL1 an audience that resumes goes on from what is here', () => {
    const store = new RecordStore();
    store.begin([{ kind: 'welcome', instance: 'one', change: changeOf({ address: { AAAAAAAAAAA: { ref: 'A1' } } }) }]);
    store.begin([
      { kind: 'resume', instance: 'one', changes: [changeOf({ address: { AAAAAAAAAAA: { line: 'y' } } })] },
    ]);
    expect({ ...store.records('address').get('AAAAAAAAAAA') }).toEqual({ ref: 'A1', line: 'y' });
  });

  test('CL2 a record and a table keep their identity until they change, and only their kind is told', () => {
    const store = new RecordStore();
    const put: Put = { address: { AAAAAAAAAAA: { ref: 'A1' }, BBBBBBBBBBB: { ref: 'A2' } }, team: { CCCCCCCCCCC: {} } };
    store.fillWith(put);
    const told: string[] = [];
    store.subscribe('address', () => told.push('address'));
    const stop = store.subscribe('team', () => told.push('team'));
    const [addresses, teams] = [store.records('address'), store.records('team')];
    store.apply('filled', changeOf({ address: { AAAAAAAAAAA: { line: 'Sample Terrace' } } }));
    expect(store.records('address')).not.toBe(addresses);
    expect(store.records('address').get('BBBBBBBBBBB')).toBe(addresses.get('BBBBBBBBBBB'));
    expect({ ...addresses.get('AAAAAAAAAAA') }).toEqual({ ref: 'A1' });
    expect(store.records('team')).toBe(teams);
    store.apply('filled', changeOf({}, { address: ['DDDDDDDDDDD'] }));
    expect(told).toEqual(['address']);
    stop();
    store.wipe();
    expect(told).toEqual(['address', 'address']);
    expect(store.records('address').size + store.records('team').size).toBe(0);
  });

  test('CL2 a record cannot be altered by whoever reads it', () => {
    const store = new RecordStore();
    store.fillWith({ address: { AAAAAAAAAAA: { ref: 'A1' } } });
    const record = store.records('address').get('AAAAAAAAAAA') as { ref?: string };
    expect(() => {
      record.ref = 'A9';
    }).toThrow(TypeError);
  });
});
