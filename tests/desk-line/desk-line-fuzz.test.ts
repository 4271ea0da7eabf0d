import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { OPERATION_COMMANDS } from '#shared/commands/operation-commands.ts';
import { readDeskLine, type DeskContext, type DeskReading } from '#shared/desk-line.ts';
import { parse } from '#shared/parse.ts';
import { context, NOW } from './context.ts';

const RUNS = 100_000;
const pieces = [
  'a1 A2 a3 a9 m10 m22 m59 mike 20 control v1 secured sec not no reply found 4 0 201 999 arrested support in may come',
  'search done under way hold abort proceed need assist settle ack who close told andrei an /decision /note / ; , : -2 -9999',
  '14:06 1406 99:99 24:00 -0 — − and constructor __proto__ toString hasOwnProperty 1e400 \u0000 \u202E \uD800 \uFEFF 🙂',
].flatMap((line) => line.split(' '));
const line = fc.oneof(
  fc.array(fc.constantFrom(...pieces), { maxLength: 9 }).map((words) => words.join(' ')),
  fc
    .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 6, unit: 'binary' })), { maxLength: 9 })
    .map((words) => words.join(' ')),
  fc.string({ maxLength: 60, unit: 'binary' }),
);

/** What is wrong with how one line was read; nothing, if all is well. */
export function violations(typed: string, read: (line: string, context: DeskContext) => DeskReading): string[] {
  let reading: DeskReading;
  try {
    reading = read(typed, context);
  } catch (error) {
    return [`threw ${String(error)}`];
  }
  switch (reading.kind) {
    case 'incomplete':
      return [];
    case 'faulty':
      return reading.reason === '' || reading.at < 0 || reading.end > typed.length || reading.at > reading.end
        ? ['a fault without place or reason']
        : [];
    case 'command':
      return [
        ...(reading.commands.length === 0 || reading.echo.length === 0 ? ['a command without content or echo'] : []),
        ...(reading.occurredAt !== null && reading.occurredAt > NOW ? ['happens in the future'] : []),
        ...reading.commands.flatMap(({ type, payload }) =>
          parse(OPERATION_COMMANDS[type].payload, payload).ok ? [] : [`${type} that its schema refuses`],
        ),
      ];
  }
}

test(`BD18 whatever is typed, ${RUNS} lines: never a throw, never a command that its schema refuses`, () => {
  fc.assert(
    fc.property(line, (typed) => violations(typed, readDeskLine).length === 0),
    { numRuns: RUNS, seed: 20260619 },
  );
});

test('BD18 planted: a reader that trusts the typed number is caught', () => {
  const trusting = (typed: string): DeskReading => ({
    kind: 'command',
    commands: [
      {
        type: 'ReportCount',
        payload: { addressId: 'a1_________', count: 'found', number: Number(typed), source: 'desk' },
      },
    ],
    occurredAt: null,
    echo: [{ text: 'x', look: 'sure' }],
  });
  expect(violations('999', trusting)).not.toEqual([]);
  expect(
    violations('x', () => {
      throw new RangeError('x');
    }),
  ).toEqual(['threw RangeError: x']);
});
