import { expect, test } from '@jest/globals';
import { offeredTo } from '#client/board/rights.ts';
import { examplesFor } from '#client/board/desk-examples.ts';
import { OPERATION_GRANTS } from '#server/access/grants.ts';
import { readDeskLine } from '#shared/desk-line.ts';
import type { OperationCommandType } from '#shared/commands/operation-commands.ts';
import { context } from '../desk-line/context.ts';

const ROLES = ['lead', 'desk', 'loggist', 'observer'] as const;

/** Commands that the board would offer to a role and the server refuse. */
const refused = (offered: (role: (typeof ROLES)[number]) => ReadonlySet<OperationCommandType>): string[] =>
  ROLES.flatMap((role) =>
    [...offered(role)].filter((type) => OPERATION_GRANTS[type][role] === undefined).map((type) => `${role} ${type}`),
  );

test('BD40 the board offers no role what the server would refuse it', () => {
  expect(refused(offeredTo)).toEqual([]);
  expect(refused((role) => (role === 'desk' ? new Set(['OrderAddress'] as const) : new Set()))).toEqual([
    'desk OrderAddress',
  ]);
});

test('BD40 whatever of the board’s commands the server grants a role, the board offers it', () => {
  for (const type of offeredTo('lead')) {
    for (const role of ROLES)
      expect([role, type, offeredTo(role).has(type)]).toEqual([role, type, OPERATION_GRANTS[type][role] !== undefined]);
  }
});

test('BD41 every example of the help is understood as it stands', () => {
  for (const { line, needs } of examplesFor(offeredTo('lead'))) {
    const reading = readDeskLine(line, context);
    expect([line, reading.kind, reading.kind === 'command' && reading.commands[0]?.type]).toEqual([
      line,
      'command',
      needs,
    ]);
  }
});
