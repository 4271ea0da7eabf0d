import { describe, expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { AGENCY_COMMANDS } from '#shared/commands/agency-commands.ts';
import { DIRECTORY_COMMANDS } from '#shared/commands/directory-commands.ts';
import { OPERATION_COMMANDS } from '#shared/commands/operation-commands.ts';
import { deriveId } from '#shared/ids.ts';
import { LIMITS } from '#shared/limits.ts';
import { FAULTS, REFUSALS } from '#shared/refusals.ts';
import { ACTING_ROLES } from '#shared/vocabulary.ts';
import { RING } from '#server/live/audience-feed.ts';
import { READER_LIMITS } from '#server/gateway/slow-readers.ts';
import { recordKinds } from '#client/connection/frames.ts';
import { hashOf } from '../../scripts/demo/marigold.ts';
import { openMarigoldRoom } from './socket-room.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const page = readFileSync(`${root}/docs/protocol.md`, 'utf8');

describe('docs/protocol.md', () => {
  test('WI19 names every command, record, refusal, fault, role and figure', () => {
    const commands = { ...OPERATION_COMMANDS, ...AGENCY_COMMANDS, ...DIRECTORY_COMMANDS };
    const words = [
      ...Object.keys(commands),
      ...recordKinds,
      ...Object.keys(REFUSALS),
      ...Object.keys(FAULTS),
      ...ACTING_ROLES,
      'join',
      'leave',
      'command',
      'patch',
      'rejoin',
      'out',
      'restarting',
    ];
    expect(words.filter((word) => !page.includes(`\`${word}\``))).toEqual([]);
    const figures = [
      LIMITS.messageBytes.toLocaleString('en-GB'),
      `${LIMITS.depth} levels`,
      `${RING} frames`,
      `${READER_LIMITS.skip / 1024} KB`,
      `${READER_LIMITS.cut / 1_048_576} MB`,
      `${READER_LIMITS.patience / 4} s`,
      '600 messages in 30 s',
      `newest ${LIMITS.logWindow} log entries`,
    ];
    expect(figures.filter((figure) => !page.includes(figure))).toEqual([]);
  });

  test('WI19 says rightly how the id of what a command makes comes about', () => {
    const alphabet = /ALPHABET = "(.+)"/.exec(page)?.[1] ?? '';
    const hash = Buffer.from(hashOf('operation/AAAAAAAAAAA\nBBBBBBBBBBB\n0'), 'base64url');
    const id = Array.from({ length: 11 }, (_, n) => alphabet.charAt((hash[n] ?? 0) & 63)).join('');
    expect(id).toBe(deriveId('operation/AAAAAAAAAAA', 'BBBBBBBBBBB', 0));
  });

  test('WI19 holds an example that works as it stands', async () => {
    const room = await openMarigoldRoom();
    const { marigold, driver, url } = room;
    const token = randomBytes(32).toString('base64url');
    const { accountId } = marigold.desk;
    await driver.directory(marigold.administrator, 'IssueLink', {
      accountId,
      tokenHash: hashOf(token),
      purpose: 'sign_in',
    });
    const example = /```js\n([\s\S]+?)```/.exec(page)?.[1] ?? '';
    const env = { PATH: process.env['PATH'], SERVER_URL: url, LINK_TOKEN: token, OPERATION: marigold.operation };
    const output = await new Promise<string>((resolve) => {
      const script = ['--input-type=module', '-e', example];
      execFile(process.execPath, script, { cwd: root, env, timeout: 20_000 }, (_error, out, errors) =>
        resolve(out + errors),
      );
    });
    await room.close();
    expect(output).toContain("[ 'A1', 'A2', 'A3' ]");
    expect(output).toContain('recorded');
    expect(output).toContain('log: Heard from an example.');
  }, 60_000);
});
