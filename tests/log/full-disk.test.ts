import { describe, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { emptyHead } from '#server/log/chain.ts';
import { openDataFolder } from '#server/log/data-folder.ts';
import type { EventLog } from '#server/log/event-log.ts';
import { StoreUnavailable, type Head } from '#server/log/store.ts';
import { CATALOGUE, record } from './records.ts';

const STREAM = 'operation/marigold';
const folder = mkdtempSync(join(tmpdir(), 'muster-full-'));
const mounted =
  process.platform === 'linux' && spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', folder]).status === 0;
const reason =
  'A full disk is not tested for real: this system does not let the tests mount a small disk. LG2 fails every write by a seam.';

/** Appends until the disk is full, or `most` times; gives the head and whether it was refused. */
async function fillUp(
  log: EventLog,
  after: Head,
  first: number,
  most: number,
): Promise<{ head: Head; refused: number }> {
  let head = after;
  let refused = 0;
  for (let n = first; n < first + most && refused < 5; n += 1) {
    const words = { type: 'said', data: { who: 'p1', words: 'x'.repeat(2_000) } };
    try {
      head = (await log.append([{ stream: STREAM, after: head, records: [record(n, [words])] }]))[0]!.head;
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
      refused += 1;
    }
  }
  return { head, refused };
}

if (!mounted) console.warn(reason);

(mounted ? describe : describe.skip)(mounted ? 'a full disk' : reason, () => {
  test('LG21 refuses, is read all the while, and goes on in the same process when there is space', async () => {
    try {
      // What takes the space away and gives it back.
      writeFileSync(join(folder, 'ballast'), Buffer.alloc(2 * 1024 * 1024));
      const { log, close } = await openDataFolder({ folder, catalogue: CATALOGUE, now: () => 0 });
      const full = await fillUp(log, emptyHead(STREAM), 1, 5_000);
      expect(full.refused).toBe(5);
      let read = 0;
      expect(await log.open(STREAM, () => (read += 1))).toEqual(full.head);
      expect(read).toBe(full.head.version);
      rmSync(join(folder, 'ballast'));
      const after = await fillUp(log, full.head, 10_000, 20);
      expect([after.refused, after.head.version]).toEqual([0, full.head.version + 20]);
      await close();
      const again = await openDataFolder({ folder, catalogue: CATALOGUE, now: () => 0 });
      expect(again.log.damaged).toEqual([]);
      expect(await again.log.open(STREAM, () => undefined)).toEqual(after.head);
      await again.close();
    } finally {
      spawnSync('umount', ['-l', folder]);
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
