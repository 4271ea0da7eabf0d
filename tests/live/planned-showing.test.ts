import { describe, expect, test } from '@jest/globals';
import { deriveId, DIRECTORY, type Id } from '#shared/ids.ts';
import { previewOf } from '#server/access/audiences.ts';
import type { AccountHolder } from '#server/domain/principal.ts';
import { expectRecorded, newCommandId, openWorld } from './world.ts';

const HOUR = 3_600_000;

/** Moments around a due time at which the place is seen too early or not seen. */
async function wrongMoments(dueAt: number, isSeen: (at: number) => Promise<boolean>): Promise<readonly number[]> {
  const moments = [-HOUR / 2, -1000, -1, 0, 1, 1000, HOUR];
  const found: number[] = [];
  for (const offset of moments) if ((await isSeen(dueAt + offset)) !== offset >= 0) found.push(offset);
  return found;
}

describe('a planned showing in an agency’s view to come', () => {
  test('NK60 stands in it at its due time, and not a millisecond before', async () => {
    const world = await openWorld();
    const { lead, administrator, clock, stream, host, operation } = world;
    const give = async (by: AccountHolder, type: string, payload: unknown, where: string = stream): Promise<Id> => {
      const id = newCommandId();
      expectRecorded(await world.send(by, type, payload, { id, stream: where }));
      return deriveId(where, id, 0);
    };
    const agencyId = await give(
      administrator,
      'AddAgency',
      { name: 'Sample Support', short: 'SAMPLE', kind: 'charity' },
      DIRECTORY,
    );
    await give(lead, 'AdmitAgency', { agencyId });
    const site = { kind: 'reception_centre', name: 'Sample Hall', line: '1 Sample Terrace', postcode: '', point: null };
    const siteId = await give(lead, 'AddSite', site);
    const dueAt = clock.now() + HOUR;
    await give(lead, 'ShowPlace', { place: { kind: 'site', id: siteId }, agencyId, level: 'full', at: dueAt });
    const look = async (at: number): Promise<boolean> => {
      const put = await host.previewAt(operation, previewOf(agencyId, null), at, new AbortController().signal);
      return JSON.stringify(put).includes('Sample Hall');
    };
    expect(await wrongMoments(dueAt, look)).toEqual([]);
    expect(await wrongMoments(dueAt, (at) => look(at + 1))).toEqual([-1]);
    expect(await wrongMoments(dueAt, (at) => look(at - 1))).toEqual([0]);
  });
});
