import type { Id } from '#shared/ids.ts';
import { ADDRESS_CARD_UNSET } from '#shared/commands/plan-fields.ts';
import { newDegrees, newToken } from './tokens.ts';

/** Gives a command as somebody; resolves to the id of what it made. */
type Gives = (type: string, payload: unknown) => Promise<Id>;
type Ids = Record<string, Id>;

const HOUR = 3_600_000;
const point = () => ({ latitude: newDegrees(51), longitude: newDegrees(0) });
const edit = () => ({ from: newToken(), to: newToken() });
const skills = { languages: ['ro'], gender: 'woman' as const };

/** Two dates are pencilled, and one of them is chosen. */
export async function chooseDate(lead: Gives, t: number): Promise<void> {
  const dateId = await lead('PencilDate', { t });
  await lead('PencilDate', { t: t + 24 * HOUR });
  await lead('ChooseDate', { dateId, reason: newToken() });
}

/** Who commands, what they fall back on, by what law, with whom: every word of it a secret. */
export async function planCommand(lead: Gives, ids: Ids): Promise<void> {
  const holderId = ids['member of observer'];
  const post = { name: newToken(), level: 'bronze', deputyId: ids['member of loggist'], holderId };
  ids['PO1'] = await lead('AddPost', post);
  ids['PO2'] = await lead('AddPost', { ...post, name: newToken(), deputyId: null });
  /** A post of command's alone, and one that is on its way to somebody at a door. */
  await lead('HandOverPost', { postId: ids['PO1'], toId: ids['member of field1'] });
  await lead('HandOverPost', { postId: ids['PO2'], toId: ids['member of desk'] });
  const channel = { purpose: newToken(), talkgroup: newToken(), callSign: newToken(), codeWord: newToken() };
  ids['CH1'] = await lead('AddChannel', { ...channel, fallback: newToken() });
  const need = { role: 'interpreter', number: 1, window: { start: 0, end: 60 }, worksWith: 'women_found', ...skills };
  ids['UN1'] = await lead('AddUsualNeed', { ...need, note: newToken() });
  for (const [n, addressId] of [
    [1, ids['A1']],
    [2, ids['A2']],
    [3, null],
  ] as const) {
    ids[`TA${n}`] = await lead('AddTask', { title: newToken(), postId: ids['PO1'], addressId, due: -60 });
    const contingency = { trigger: newToken(), action: newToken(), codeWord: newToken(), addressId };
    ids[`CO${n}`] = await lead('AddContingency', { ...contingency, postId: ids['PO1'] });
  }
}

/** At each of two addresses: the card, a warrant, a cordon, somebody posted there, and what police say of the risks. */
export async function planDoors(lead: Gives, ids: Ids, now: number): Promise<void> {
  for (const n of [1, 2]) {
    const addressId = ids[`A${n}`];
    const links = { rvpId: ids['S1'], receptionId: ids['S2'] };
    const fields = Object.fromEntries(Object.entries(links).map(([name, to]) => [name, { from: null, to }]));
    await lead('EditAddress', { addressId, fields: { ...fields, vehicles: { from: '', to: newToken() } } });
    const warrantId = await lead('AddWarrant', { addressId, type: 'pace_8', reference: newToken() });
    ids[`WA${n}`] = warrantId;
    await lead('RecordWarrant', { warrantId, fact: { kind: 'issued', at: now, endsAt: null } });
    const authorised = { kind: 'entry_authorised', at: now, inspector: newToken() };
    await lead('RecordWarrant', { warrantId, fact: authorised });
    ids[`DR${n}`] = await lead('AddDrawing', {
      kind: 'cordon',
      label: newToken(),
      points: [point(), point()],
      addressId,
    });
    ids[`RI${n}`] = await lead('AddRisk', { ...words(), shared: n === 1, about: { kind: 'address', id: addressId } });
    const posting = n === 1 ? { kind: 'team', id: ids['T1'] } : { kind: 'address', id: addressId };
    ids[`ST${n}`] = await lead('AddStaff', staff(posting));
  }
  await lead('AddStaff', staff(null));
  await lead('AddRisk', { ...words(), shared: true, about: { kind: 'operation' } });
}

const words = () => ({
  kind: 'violence',
  level: 'high',
  hazard: newToken(),
  control: newToken(),
  owner: newToken(),
  review: -60,
  shared: false,
});

const staff = (posting: unknown) => ({
  name: newToken(),
  number: newToken(),
  roles: ['search_officer'],
  ...skills,
  posting,
});

/** What an agency says of the risks of what it was asked for. */
export const addRisk = (coordinator: Gives, requestId: Id | undefined): Promise<Id> =>
  coordinator('AddRisk', { ...words(), about: { kind: 'request', id: requestId } });

/** A file of addresses and one of staff come in; what it was called is in no word of it. */
export async function importFiles(lead: Gives): Promise<void> {
  const part = (mark: string) => ({ fileHash: `${newToken()}${mark.repeat(43)}`.slice(0, 43), chunk: 0, of: 1 });
  const address = {
    line: newToken(),
    postcode: 'LU1 0AB',
    point: point(),
    hazards: newToken(),
    entry: newToken(),
    expected: { number: 1, languages: ['ro'], children: 'none' },
    ...ADDRESS_CARD_UNSET,
    vehicles: newToken(),
    team: '',
  };
  await lead('ImportRows', { ...part('a'), kind: 'address', rows: [{ row: 2, was: null, now: address }] });
  const { posting: _nowhere, ...person } = staff(null);
  const row = { ...person, team: '', address: 'A1' };
  await lead('ImportRows', { ...part('s'), kind: 'staff', rows: [{ row: 2, was: null, now: row }] });
}

/** What is typed over, done and put in its place while others look on. */
export async function changePlan(lead: Gives, desk: Gives, ids: Ids): Promise<void> {
  await lead('EditWarrant', { warrantId: ids['WA1'], fields: { reference: edit() } });
  await lead('EditDrawing', { drawingId: ids['DR2'], fields: { label: edit() } });
  await lead('EditContingency', { contingencyId: ids['CO1'], fields: { action: edit() } });
  await lead('EditChannel', { channelId: ids['CH1'], fields: { fallback: edit() } });
  await lead('EditTask', { taskId: ids['TA1'], fields: { title: edit() } });
  await lead('EditPost', { postId: ids['PO1'], fields: { name: edit() } });
  await lead('EditUsualNeed', { usualNeedId: ids['UN1'], fields: { note: edit() } });
  await desk('AnswerHandover', { postId: ids['PO2'], accepted: true });
  await desk('MarkTask', { taskId: ids['TA2'], done: true });
  const house = { line: newToken(), postcode: 'LU1 0AA', point: point(), reason: newToken() };
  ids['A3'] ??= await lead('AddAddress', {
    line: newToken(),
    postcode: 'LU1 0AA',
    point: point(),
    hazards: newToken(),
    entry: newToken(),
    expected: { number: null, languages: [], children: 'unknown' },
    teamId: null,
  });
  await lead('ReplaceAddress', { addressId: ids['A3'], ...house });
}
