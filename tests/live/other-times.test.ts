import { describe, expect, test } from '@jest/globals';
import { agencyStream, deriveId, DIRECTORY, type Id } from '#shared/ids.ts';
import { type AudienceName, previewOf } from '#server/access/audiences.ts';
import { PREVIEW_CUT } from '#server/access/cuts.ts';
import { fullView } from '#server/access/full-view.ts';
import type { OperationEntities } from '#server/domain/operation-state.ts';
import type { AccountHolder } from '#server/domain/principal.ts';
import type { Reader } from '#server/domain/tables.ts';
import { expectRecorded, newCommandId, openWorld, settle, type World } from './world.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const PERSON = { roles: ['interpreter'], languages: ['ro'], gender: 'woman', worksWith: 'either', phone: '' };
const NEED = { role: 'interpreter', number: 1, languages: ['ro'], gender: 'any', worksWith: 'either', note: '' };

interface Afternoon {
  readonly world: World;
  readonly harbour: Id;
  readonly clinic: Id;
  readonly coordinator: AccountHolder;
  readonly personId: Id;
  readonly siteId: Id;
  readonly needId: Id;
  /** Gives a command a minute after the last; the id of the first thing that it made. */
  readonly give: (by: AccountHolder, type: string, payload: unknown, stream?: string) => Promise<Id>;
}

async function afternoon(): Promise<Afternoon> {
  const world = await openWorld();
  const { lead, administrator, clock, stream: operation } = world;
  const give: Afternoon['give'] = async (by, type, payload, stream = operation) => {
    await clock.pass(MINUTE);
    const id = newCommandId();
    expectRecorded(await world.send(by, type, payload, { id, stream }));
    return deriveId(stream, id, 0);
  };
  const agency = (short: string) =>
    give(administrator, 'AddAgency', { name: `Sample ${short}`, short, kind: 'charity' }, DIRECTORY);
  const [harbour, clinic] = [await agency('HARBOUR'), await agency('CLINIC')];
  for (const agencyId of [harbour, clinic]) await give(lead, 'AdmitAgency', { agencyId });
  const account = {
    name: 'Cora Coord',
    signInName: 'cora',
    agencyId: harbour,
    unitId: null,
    standing: 'member' as const,
  };
  const accountId = await give(administrator, 'AddAccount', account, DIRECTORY);
  await give(lead, 'AdmitMember', { accountId, roles: ['coordinator'] });
  const coordinator: AccountHolder = { kind: 'member', accountId, ...account, as: 'coordinator' };
  const site = { kind: 'reception_centre', name: 'Sample Hall', line: '1 Sample Terrace', postcode: '', point: null };
  const siteId = await give(lead, 'AddSite', site);
  const place = { kind: 'site', id: siteId };
  const needId = await give(lead, 'AddRequirement', { ...NEED, place, window: { start: -60, end: 240 } });
  const woman = { ...PERSON, name: 'Iris Sample', shownName: 'Iris', unitId: null };
  const personId = await give(coordinator, 'AddPerson', woman, agencyStream(harbour));
  return { world, harbour, clinic, coordinator, personId, siteId, needId, give };
}

const stateOf = ({ host, stream }: World) => host.openTables(stream) as unknown as Reader<OperationEntities>;
const previewNow = (world: World, name: AudienceName): string =>
  JSON.stringify(fullView(PREVIEW_CUT, stateOf(world), name));
const previewAt = async ({ host, operation }: World, name: AudienceName, at: number): Promise<string> =>
  JSON.stringify(await host.previewAt(operation, name, at, new AbortController().signal));

/** What is shown, answered, written and taken back on an afternoon: gives each moment with what was then to be seen. */
async function played({ world, harbour, coordinator, personId, siteId, needId, give }: Afternoon, name: AudienceName) {
  const { lead, clock } = world;
  const moments: { readonly at: number; readonly seen: string }[] = [];
  const stop = world.host.onCommitted((stream) => {
    if (stream === world.stream) moments.push({ at: clock.now(), seen: previewNow(world, name) });
  });
  const place = { kind: 'site', id: siteId };
  const asked = [{ agencyId: harbour, unitId: null }];
  const requestId = await give(lead, 'AskAgencies', { requirementId: needId, asked, answerBy: clock.now() + 5 * HOUR });
  await give(coordinator, 'WriteMessage', { requestId, text: 'Which gate?' });
  await give(lead, 'WriteMessage', { requestId, text: 'The south gate.' });
  const showingId = await give(lead, 'ShowPlace', { place, agencyId: harbour, level: 'full', at: null });
  const startAt = clock.now() + HOUR;
  await give(lead, 'MoveT', { from: null, to: startAt, reason: 'Set' });
  const hours = { startAt, endAt: startAt + HOUR, slackMinutes: 30 };
  const assignmentId = await give(coordinator, 'PutForward', { requestId, personId, ...hours });
  await give(coordinator, 'ConfirmAssignment', { assignmentId });
  const note = { sight: 'care', addressId: null, text: 'She is cold.', source: 'desk' };
  await give(coordinator, 'WriteLogEntry', note);
  const showings = [...stateOf(world).ids('showing', 'agency', harbour)];
  await give(lead, 'WithdrawPlace', { showingId: showings[0] ?? showingId, reason: 'Wrong hall' });
  await give(lead, 'EditOperation', { fields: { area: { from: 'Luton area', to: 'Dunstable' } } });
  await give(coordinator, 'WithdrawAssignment', { assignmentId });
  stop();
  return moments;
}

describe('an operation at other times', () => {
  test('NK54 a moment gone by is shown as it was then, whatever has happened since', async () => {
    const all = await afternoon();
    const { world, harbour } = all;
    const name = previewOf(harbour, null);
    const moments = await played(all, name);
    expect(new Set(moments.map(({ seen }) => seen)).size).toBeGreaterThan(8);
    const wrong = async (look: (at: number) => Promise<string>) => {
      const found: number[] = [];
      for (const [index, { at, seen }] of moments.entries()) {
        const until = moments[index + 1]?.at ?? at + 1;
        for (const moment of [at, until - 1]) if ((await look(moment)) !== seen) found.push(index);
      }
      return found;
    };
    await world.clock.pass(MINUTE);
    expect(await wrong((at) => previewAt(world, name, at))).toEqual([]);
    // The view of today, and one that is a minute late, are told apart from it.
    expect(await wrong(async () => previewNow(world, name))).not.toEqual([]);
    expect(await wrong((at) => previewAt(world, name, at - MINUTE))).not.toEqual([]);
    expect(await previewAt(world, name, 0)).toBe('{}');
    expect(world.faults).toEqual([]);
  });

  test('NK55 what is to come is shown as it then comes about: shown, reminded, passed over, asked in turn', async () => {
    const { world, harbour, clinic, siteId, needId, give } = await afternoon();
    const { lead, clock } = world;
    const asked = [harbour, clinic].map((agencyId) => ({ agencyId, unitId: null }));
    await give(lead, 'AskAgencies', { requirementId: needId, asked, answerBy: null, inOrder: { minutesEach: 60 } });
    const place = { kind: 'site', id: siteId };
    for (const [agencyId, hours] of [
      [harbour, 1],
      [clinic, 2],
    ] as const)
      await give(lead, 'ShowPlace', { place, agencyId, level: 'full', at: clock.now() + hours * HOUR });
    const names = [previewOf(harbour, null), previewOf(clinic, null)];
    const now = clock.now();
    const times = [20, 45, 59, 61, 90, 118, 121, 150, 200].map((minutes) => now + minutes * MINUTE);
    const said: string[][] = [];
    for (const at of times) said.push(await Promise.all(names.map((name) => previewAt(world, name, at))));
    expect(names.map((name) => previewNow(world, name))).toEqual(
      await Promise.all(names.map((name) => previewAt(world, name, now))),
    );
    expect(new Set(said.map(([first]) => first)).size).toBeGreaterThan(2);
    expect(new Set(said.map(([, second]) => second)).size).toBeGreaterThan(3);
    for (const [index, at] of times.entries()) {
      await clock.pass(at - clock.now());
      await settle();
      expect(names.map((name) => previewNow(world, name))).toEqual(said[index]);
    }
    expect(world.faults).toEqual([]);
  });

  test('NK55 looking at what is to come records nothing and changes nothing', async () => {
    const { world, harbour, siteId, give } = await afternoon();
    const place = { kind: 'site', id: siteId };
    await give(world.lead, 'ShowPlace', { place, agencyId: harbour, level: 'full', at: world.clock.now() + HOUR });
    const name = previewOf(harbour, null);
    const [before, head] = [previewNow(world, name), (await world.host.stream(world.stream)).state.head.version];
    expect(await previewAt(world, name, world.clock.now() + 2 * HOUR)).not.toBe(before);
    expect(previewNow(world, name)).toBe(before);
    expect((await world.host.stream(world.stream)).state.head.version).toBe(head);
  });

  test('NK54 whoever has gone stops the reading of a log', async () => {
    const { world, harbour } = await afternoon();
    const gone = AbortSignal.abort(new Error('gone'));
    await world.clock.pass(MINUTE);
    const look = world.host.previewAt(world.operation, previewOf(harbour, null), world.clock.now() - 1, gone);
    await expect(look).rejects.toThrow('gone');
    expect(await world.host.previewAt('AAAAAAAAAAA', previewOf(harbour, null), 1, gone)).toBeUndefined();
  });
});
