import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import Database from 'libsql';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { emptyHead } from '#server/log/chain.ts';
import { openDataFolder } from '#server/log/data-folder.ts';
import type { SignedHeads } from '#server/log/signed-heads.ts';
import { bundleForNode } from '../../scripts/bundle.ts';
import { CATALOGUE, record } from './records.ts';

describe('npm run verify-log', () => {
  let bundle = '';
  let root = '';
  let list: SignedHeads;
  let copies = 0;

  beforeAll(async () => {
    bundle = bundleForNode('scripts/verify-log.ts');
    root = mkdtempSync(join(tmpdir(), 'muster-verify-'));
    const { log, close } = await openDataFolder({ folder: join(root, 'live'), catalogue: CATALOGUE, now: () => 0 });
    for (const stream of ['operation/a', 'operation/b', 'directory']) {
      const records = [1, 2, 3, 4].map((n) => record(n));
      await log.append([{ stream, after: emptyHead(stream), records }]);
    }
    list = await log.signedHeads();
    writeFileSync(join(root, 'heads.json'), JSON.stringify(list));
    await close();
  }, 60_000);
  afterAll(() => {
    rmSync(root, { recursive: true, force: true });
    rmSync(bundle, { force: true });
  });

  function run(...args: string[]) {
    const { status, stdout, stderr } = spawnSync(process.execPath, [bundle, ...args], { encoding: 'utf8' });
    return { status, stdout, stderr };
  }

  /** A copy of the folder, without any key, rewritten by whoever holds the machine. */
  function rewritten(sql: string, journal = true): string {
    const folder = join(root, `copy-${(copies += 1)}`);
    cpSync(join(root, 'live'), folder, { recursive: true });
    for (const secret of ['master.key', 'signing.key', 'keys.db']) rmSync(join(folder, secret));
    if (!journal) rmSync(join(folder, 'heads.journal'));
    if (sql !== '') {
      const file = new Database(join(folder, 'log.db'));
      file.exec(sql);
      file.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      file.close();
    }
    return folder;
  }

  const heads = () => ['--heads', join(root, 'heads.json')];

  test('LG14 a whole log holds without any key, one line a stream', () => {
    const { status, stdout } = run(rewritten(''), ...heads());
    expect(stdout.match(/^holds +\S+ +version 4 +[0-9a-f]{64}$/gm)).toHaveLength(3);
    expect([status, stdout.includes('3 streams hold.')]).toEqual([0, true]);
  });

  const IN_A = `stream = CAST('operation/a' AS BLOB)`;
  test.each([
    ['an edit', `UPDATE commits SET bytes = zeroblob(60) WHERE ${IN_A} AND version = 2`, 'the chain does not hold'],
    ['a drop', `DELETE FROM commits WHERE ${IN_A} AND version = 2`, 'the commit is missing'],
    ['a cut tail', `DELETE FROM commits WHERE ${IN_A} AND version > 2`, 'ends before'],
    ['a stream that is gone', `DELETE FROM commits WHERE ${IN_A}`, 'ends before'],
    [
      'a moved command',
      `UPDATE commits SET command = CAST('x' AS BLOB) WHERE ${IN_A} AND version = 4`,
      'the chain does not hold',
    ],
    [
      'text in place of bytes',
      `UPDATE commits SET bytes = 'x', hash = 'y' WHERE ${IN_A} AND version = 3`,
      'the chain does not hold',
    ],
  ])('LG14 %s is found with the journal alone and with the signed heads alone', (_, sql, words) => {
    for (const [folder, args] of [
      [rewritten(sql), []],
      [rewritten(sql, false), heads()],
    ] as const) {
      const { status, stdout } = run(folder, ...args);
      expect([status, stdout]).toEqual([1, expect.stringContaining(words)]);
      expect(stdout).toContain('DAMAGED  operation/a');
      expect(stdout.match(/^holds/gm)).toHaveLength(2);
    }
  });

  test('LG14 a file that is no log is damage', () => {
    const folder = rewritten('');
    writeFileSync(join(folder, 'log.db'), 'not a database, but long enough to be looked at'.repeat(200));
    expect(run(folder)).toMatchObject({ status: 1, stderr: expect.stringContaining('the file cannot be read') });
  });

  test('LG14 a list with a changed head, another key or no signature is refused', () => {
    const bad = join(root, 'bad.json');
    const say = (content: unknown, ...more: string[]) => {
      writeFileSync(bad, typeof content === 'string' ? content : JSON.stringify(content));
      return run(join(root, 'live'), '--heads', bad, ...more);
    };
    const refused = { status: 2, stderr: expect.stringContaining('The signature') };
    expect(say({ ...list, heads: list.heads.slice(1) })).toMatchObject(refused);
    expect(say(list, '--key', list.publicKey.replace('A', 'B'))).toMatchObject(refused);
    expect(say(list, '--key', list.publicKey)).toMatchObject({ status: 0 });
    expect(say('{}')).toMatchObject({ status: 2, stderr: expect.stringContaining('is not a list of signed heads') });
  });

  test('LG14 what cannot be looked at is said in words', () => {
    expect(run('--help')).toMatchObject({ status: 0, stdout: expect.stringContaining('without any key') });
    expect(run()).toMatchObject({ status: 2, stderr: expect.stringContaining('Name one data folder.') });
    expect(run(join(root, 'none'))).toMatchObject({ status: 2, stderr: expect.stringContaining('There is no log') });
    expect(run(join(root, 'live'), '--heads', 'none')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('There is no file'),
    });
    expect(run('--what')).toMatchObject({ status: 2 });
  });
});
