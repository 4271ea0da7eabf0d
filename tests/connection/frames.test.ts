import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { readJoin, readRefusal, readReply } from '#client/connection/answers.ts';
import { readFrame } from '#client/connection/frames.ts';
import { RecordStore } from '#client/store/record-store.ts';

const FRAMES = 100_000;

/** Values that a hostile or broken peer could send: wrong kinds, own `__proto__`, depth, Infinity, lone surrogates, NUL. */
const oddValue: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', maxDepth: 5 },
    fc.constantFrom<unknown>(
      undefined,
      null,
      true,
      Number.NaN,
      Infinity,
      -1,
      1e308,
      '',
      '\u0000',
      '\uD800',
      '__proto__',
    ),
    fc.integer(),
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(
      fc.constantFrom('address', 'me', 'AAAAAAAAAAA', '__proto__', 'constructor', 'prototype', 'isLead', 'toString'),
      tie('value'),
      { maxKeys: 4 },
    ),
    fc.constant(JSON.parse('{"__proto__":{"isLead":true},"address":{"__proto__":{"isLead":true}}}') as unknown),
  ),
})).value;

const oddFrame = fc.oneof(
  fc.array(oddValue, { maxLength: 6 }),
  fc.tuple(fc.constant('instance1'), fc.integer({ min: 0, max: 5 }), oddValue, oddValue),
);

/** What is wrong after a frame: a polluted prototype, or a record that got into the store by a malformed frame. */
function harmDone(store: RecordStore, before: string): string[] {
  const found: string[] = [];
  if (Object.hasOwn(Object.prototype, 'isLead') || ({} as { isLead?: unknown }).isLead !== undefined)
    found.push('prototype');
  for (const kind of ['address', 'me'] as const) {
    for (const record of store.records(kind).values()) {
      if (Object.getPrototypeOf(record) !== null) found.push('a record has a prototype');
      if ('isLead' in record && !Object.hasOwn(record, 'isLead')) found.push('inherited field');
    }
  }
  if (before !== '' && JSON.stringify([...store.records('address')]) !== before)
    found.push('a malformed frame changed a record');
  return found;
}

describe('frames at the door', () => {
  test(`CL3 ${FRAMES} malformed frames change nothing, throw nothing and touch no prototype`, () => {
    const store = new RecordStore();
    store.fillWith({ address: { AAAAAAAAAAA: { ref: 'A1' } } });
    const before = JSON.stringify([...store.records('address')]);
    let unread = 0;
    fc.assert(
      fc.property(oddFrame, (args) => {
        const frame = readFrame(args);
        if (frame === undefined) {
          unread += 1;
          return harmDone(store, before).length === 0;
        }
        // Sound by chance: it may be applied, and does no harm either.
        const other = new RecordStore();
        other.begin([{ kind: 'welcome', instance: frame.cursor[0], change: frame.change }]);
        return harmDone(other, '').length === 0;
      }),
      { numRuns: FRAMES },
    );
    expect(unread).toBeGreaterThan(FRAMES / 2);
  });

  test('CL3 the proof sees a store that would merge into a plain object', () => {
    const polluted: Record<string, unknown> = {};
    const hostile = JSON.parse('{"__proto__":{"isLead":true}}') as Record<string, unknown>;
    for (const [name, value] of Object.entries(hostile)) polluted[name] = value;
    expect((polluted as { isLead?: boolean }).isLead).toBe(true);
    const frame = readFrame(['instance1', 1, { address: { AAAAAAAAAAA: hostile } }]);
    const record = frame?.change.put.get('address')?.get('AAAAAAAAAAA');
    expect(record !== undefined && 'isLead' in record).toBe(false);
  });

  test('CL3 a kind that this build does not know is left aside, the rest is taken', () => {
    const frame = readFrame(['instance1', 1, { weather: { x: {} }, team: { AAAAAAAAAAA: { callSign: 'MIKE 10' } } }]);
    expect([...(frame?.change.put.keys() ?? [])]).toEqual(['team']);
  });

  test.each([
    ['no arguments', []],
    ['a count below nought', ['instance1', -1, {}]],
    ['a count that is no whole number', ['instance1', 1.5, {}]],
    ['an instance of the wrong form', ['no spaces!', 1, {}]],
    ['records that are a list', ['instance1', 1, { address: [] }]],
    ['fields that are text', ['instance1', 1, { address: { AAAAAAAAAAA: 'x' } }]],
    ['a drop of numbers', ['instance1', 1, {}, { address: [1] }]],
    ['one argument too many', ['instance1', 1, {}, {}, {}]],
  ])('CL3 %s is no frame', (_, args) => {
    expect(readFrame(args)).toBeUndefined();
  });

  test('CL3 what is nested ten thousand deep is no frame, and overflows nothing', () => {
    let deep: unknown = 'x';
    for (let at = 0; at < 10_000; at += 1) deep = { a: deep };
    expect(readFrame(['instance1', 1, { address: { AAAAAAAAAAA: { line: deep } } }])).toBeUndefined();
  });

  test('CL3 any answer to a join or a command is read without throwing; an unknown refusal is none of ours', () => {
    fc.assert(
      fc.property(oddValue, (value) => {
        readJoin(value);
        const reply = readReply(value, 'AAAAAAAAAAA');
        return reply.ok || reply.refusal.message.length > 0;
      }),
      { numRuns: 20_000 },
    );
    expect(readRefusal({ code: 'toString', message: 'x' })).toBeUndefined();
    expect(readRefusal({ code: 'already_so', message: '<b>Sign in at example.test</b>' })?.message).toBe(
      'That is already so.',
    );
  });

  test('CL4 a resume leads from where it was left to the cursor, in frames of one audience, or it is none', () => {
    const resume = (since: unknown, frames: readonly unknown[]) =>
      readJoin({ ok: true, now: 1, audiences: [{ kind: 'resume', since, cursor: ['instance1', 5], frames }] });
    expect(resume(5, [])?.ok).toBe(true);
    expect(resume(1, [['instance1', 5, {}]])?.ok).toBe(true);
    expect(
      resume(3, [
        ['instance1', 4, {}],
        ['instance1', 5, {}],
      ])?.ok,
    ).toBe(true);
    expect(resume(4, [])).toBeUndefined();
    expect(resume(5, [['instance1', 5, {}]])).toBeUndefined();
    expect(resume(3, [['instance1', 4, {}]])).toBeUndefined();
    expect(resume(4, [['another1', 5, {}]])).toBeUndefined();
    expect(resume(undefined, [['instance1', 5, {}]])).toBeUndefined();
  });
});
