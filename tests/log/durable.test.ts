import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { openDataFolder } from '#server/log/data-folder.ts';
import { openLibsqlStore } from '#server/log/stores/libsql.ts';
import { bundleForNode } from '../../scripts/bundle.ts';
import { lastWriterWins } from './planted.ts';
import { CATALOGUE, figure, readAll, seeded } from './records.ts';
import { startChild } from './run-child.ts';

const KILLS = figure(100, 5_000);
const RACED = figure(2_000, 100_000);

describe('what is recorded is on disk', () => {
  let bundle = '';
  let folder = '';
  beforeAll(() => {
    bundle = bundleForNode('tests/log/child.ts');
    folder = mkdtempSync(join(tmpdir(), 'muster-durable-'));
  }, 60_000);
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
    rmSync(bundle, { force: true });
  });

  /** R1. Kills a process that appends, `perFolder` times on each folder; gives every "recorded" that is not there. */
  async function lostAfterKills(name: string, kills: number, perFolder: number, seed: number, ...more: string[]) {
    const random = seeded(seed);
    const lost: string[] = [];
    let said = 0;
    for (let n = 1; n <= kills; n += 1) {
      const place = join(folder, `${name}-${Math.floor((n - 1) / perFolder)}`);
      const child = startChild(bundle, 'append', place, ...more);
      await child.until('recorded');
      await wait(random() * 60);
      await child.kill();
      const recorded = child.lines.filter((line) => line.startsWith('recorded'));
      said += recorded.length;
      lost.push(...(await missing(place, recorded)).map((what) => `kill ${n}: ${what}`));
    }
    return { lost, said };
  }

  async function missing(place: string, recorded: readonly string[]): Promise<string[]> {
    const { log, close } = await openDataFolder({ folder: place, catalogue: CATALOGUE, now: () => 0 });
    const found: string[] = log.damaged.map(({ message }) => message);
    await close();
    const store = openLibsqlStore(join(place, 'log.db'));
    for (const line of recorded) {
      const [, stream = '', version, hash] = line.split(' ');
      const [commit] = await store.read(stream, Number(version), 1);
      if (commit?.version !== Number(version) || Buffer.from(commit.hash).toString('hex') !== hash) found.push(line);
    }
    await store.close();
    return found;
  }

  test(
    `LG1 ${KILLS} kills at random instants lose nothing, and the whole log still verifies`,
    async () => {
      const seed = 101;
      const { lost, said } = await lostAfterKills('real', KILLS, 20, seed);
      let verified = 0;
      for (const place of readdirSync(folder).filter((name) => name.startsWith('real-'))) {
        const { log, close } = await openDataFolder({
          folder: join(folder, place),
          catalogue: CATALOGUE,
          now: () => 0,
        });
        for (const stream of await log.streams('')) await log.open(stream, () => (verified += 1));
        await close();
      }
      console.log(
        `R1: ${KILLS} kills, ${said} appends acknowledged, ${verified} commits verified, ${lost.length} lost (seed ${seed})`,
      );
      expect(lost).toEqual([]);
      expect(verified).toBeGreaterThanOrEqual(said);
    },
    KILLS * 5_000,
  );

  test('LG1 the proof finds a store that says "recorded" before it has written', async () => {
    const { lost } = await lostAfterKills('planted', 3, 1, 102, 'planted');
    expect(lost.length).toBeGreaterThan(0);
  }, 60_000);

  /** R5. Three processes race for the same versions; gives every version without exactly one winner, who is in the log. */
  async function notOneWinner(
    file: string,
    last: number,
    ...more: string[]
  ): Promise<{ wrong: string[]; lines: number }> {
    const racers = ['a', 'b', 'c'].map((name) => startChild(bundle, 'race', file, name, String(last), ...more));
    const ends = await Promise.all(racers.map(({ ended }) => ended));
    const wrong = ends.filter((end) => end !== 0).map((end) => `a racer ended with ${end}`);
    const winners = new Map<number, string[]>();
    for (const line of racers.flatMap(({ lines }) => lines)) {
      const [what, version, command = ''] = line.split(' ');
      if (what === 'won') winners.set(Number(version), [...(winners.get(Number(version)) ?? []), command]);
    }
    for (let version = 1; version <= last; version += 1) {
      const won = winners.get(version) ?? [];
      if (won.length !== 1) wrong.push(`version ${version} has ${won.length} winners`);
    }
    return { wrong, lines: winners.size };
  }

  test(
    `LG4 three processes racing for ${RACED} versions: exactly one winner each, and the log holds it`,
    async () => {
      const file = join(folder, 'race.db');
      await openLibsqlStore(file).close();
      const { wrong, lines } = await notOneWinner(file, RACED);
      expect(wrong).toEqual([]);
      const store = openLibsqlStore(file);
      const held = await readAll(store, 'operation/race');
      await store.close();
      console.log(`R5: ${lines} versions raced by 3 processes, ${wrong.length} without exactly one winner`);
      expect(held.length).toBeGreaterThanOrEqual(RACED);
    },
    RACED * 100,
  );

  test('LG4 the proof finds a store whose last writer wins', async () => {
    const file = join(folder, 'race-planted.db');
    await lastWriterWins(file).close();
    const { wrong } = await notOneWinner(file, 300, 'planted');
    expect(wrong.length).toBeGreaterThan(0);
  }, 60_000);

  test('LG15 a second node refuses in words, and a killed one leaves no lock', async () => {
    const place = join(folder, 'held');
    const child = startChild(bundle, 'hold', place);
    await child.until('ready');
    const open = () => openDataFolder({ folder: place, catalogue: CATALOGUE, now: () => 0 });
    await expect(open()).rejects.toThrow(`Another Muster is running on ${place}.`);
    await child.kill();
    await (await open()).close();
  });
});
