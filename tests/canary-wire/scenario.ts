import { agencyStream, DIRECTORY, type Id, operationStream } from '#shared/ids.ts';
import type { ActingRole, OperationRole } from '#shared/vocabulary.ts';
import type { AudienceName } from '#server/access/audiences.ts';
import { hashCode } from '#server/identity/worker-links.ts';
import { hashOf } from '../../scripts/demo/marigold.ts';
import type { Driver, Player } from '../../scripts/demo/driver.ts';
import { addRisk, changePlan, chooseDate, importFiles, planCommand, planDoors } from './plan-records.ts';
import { newDay, newDegrees, newEmail, newPhone, newToken } from './tokens.ts';

/** Somebody who looks: what they bring, what they may read, and through which audiences the table knows them. */
export interface Seat {
  readonly name: string;
  readonly cookie: string;
  readonly reads: readonly {
    readonly stream: string;
    readonly as: ActingRole;
    readonly audiences: readonly AudienceName[];
  }[];
}

export interface Scenario {
  readonly operation: Id;
  readonly stream: string;
  readonly administrator: Player;
  readonly players: Readonly<Record<string, Player>>;
  readonly ids: Readonly<Record<string, Id>>;
  /** An answer link's token and, for the one with a day pass, its code. */
  readonly links: Readonly<Record<string, { readonly token: string; readonly code?: string }>>;
}

const HOUR = 3_600_000;
const PASS_CODE = 'K7MPWXR4';

type Sends = (type: string, payload: unknown) => Promise<Id>;

/** An operation in which every word that somebody can type is a secret of its own, entered through ordinary commands. */
export async function plan(driver: Driver, administrator: Player): Promise<Scenario> {
  const ids: Record<string, Id> = {};
  const players: Record<string, Player> = {};
  for (const key of ['H', 'K']) {
    const agency = { name: newToken(), short: newToken(), kind: 'charity' as const };
    ids[key] = await driver.directory(administrator, 'AddAgency', agency);
  }
  ids['U1'] = await driver.directory(administrator, 'AddUnit', { agencyId: ids['H'] ?? '', name: newToken() });
  const account = async (key: string, agencyId: Id, unitId: Id | null, standing: 'lead' | 'member' = 'member') => {
    const name = newToken();
    const details = { name, signInName: newToken().toLowerCase(), agencyId, unitId, standing };
    const accountId = await driver.directory(administrator, 'AddAccount', details);
    players[key] = { accountId, name, agencyId, unitId, standing };
  };
  await account('lead', administrator.agencyId, null, 'lead');
  for (const key of ['desk', 'loggist', 'observer', 'field1', 'field2', 'quiet'])
    await account(key, administrator.agencyId, null);
  await account('coordH', ids['H'] ?? '', null);
  await account('coordU', ids['H'] ?? '', ids['U1'] ?? null);
  await account('coordK', ids['K'] ?? '', null);

  const operation = driver.newId();
  const send = (by: string, as: ActingRole): Sends => {
    const player = players[by];
    if (player === undefined) throw new Error(`nobody is ${by}`);
    return (type, payload) => driver.operation(operation, player, as, type as 'AddTask', payload as never);
  };
  const lead = send('lead', 'lead');
  const t = driver.now + HOUR;
  await lead('CreateOperation', { codename: newToken(), area: newToken(), zone: 'Europe/London', t: null });
  await chooseDate(lead, t);
  const liaison = { name: newToken(), phone: newPhone() };
  await lead('EditOperation', { fields: { liaison: { from: null, to: liaison } } });
  for (const key of ['H', 'K']) await lead('AdmitAgency', { agencyId: ids[key] });
  const roles: Readonly<Record<string, OperationRole>> = { desk: 'desk', loggist: 'loggist', observer: 'observer' };
  for (const key of Object.keys(players).filter((one) => one !== 'lead')) {
    const role = roles[key] ?? (key.startsWith('coord') ? 'coordinator' : 'field');
    ids[`member of ${key}`] = await lead('AdmitMember', { accountId: players[key]?.accountId, roles: [role] });
  }
  await planPlaces(lead, ids);
  await planCommand(lead, ids);
  await planDoors(lead, ids, driver.now);
  await staff(driver, { operation, players, ids, send, t });
  await addRisk(send('coordU', 'coordinator'), ids['Q1']);
  await addRisk(send('coordH', 'coordinator'), ids['Q2']);
  await addRisk(send('coordK', 'coordinator'), ids['Q3']);
  await importFiles(lead);
  const links = await issueLinks(operation, ids, send);
  return { operation, stream: operationStream(operation), administrator, players, ids, links };
}

async function planPlaces(lead: Sends, ids: Record<string, Id>): Promise<void> {
  for (const [key, members] of [
    ['T1', ['field1', 'quiet']],
    ['T2', ['field2']],
  ] as const) {
    const memberIds = members.map((one) => ids[`member of ${one}`] ?? '');
    const team = { callSign: newToken(), talkgroup: newToken(), memberIds, updaterId: memberIds[0] };
    ids[key] = await lead('AddTeam', team);
  }
  const expected = { number: 3, languages: ['ro'], children: 'none' };
  const point = () => ({ latitude: newDegrees(51), longitude: newDegrees(0) });
  for (const [key, teamId] of [
    ['A1', ids['T1']],
    ['A2', ids['T2']],
  ] as const) {
    const words = { line: newToken(), hazards: newToken(), entry: newToken() };
    ids[key] = await lead('AddAddress', { ...words, postcode: 'LU1 0AA', point: point(), expected, teamId });
  }
  for (const [key, kind] of [
    ['S1', 'rvp'],
    ['S2', 'reception_centre'],
    ['S3', 'safe_accommodation'],
  ] as const)
    ids[key] = await lead('AddSite', { kind, name: newToken(), line: newToken(), postcode: 'LU1 0AB', point: point() });
}

/** On what terms somebody is asked, and whom they may ask. */
const terms = () => ({
  terms: newToken(),
  expenses: newToken(),
  contact: { name: newToken(), phone: newPhone() },
});

interface Staffing {
  readonly operation: Id;
  readonly players: Readonly<Record<string, Player>>;
  readonly ids: Record<string, Id>;
  readonly send: (by: string, as: ActingRole) => Sends;
  readonly t: number;
}

async function staff(driver: Driver, { players, ids, send, t }: Staffing): Promise<void> {
  const lead = send('lead', 'lead');
  const wanted = [
    { n: 1, place: { kind: 'address', id: ids['A1'] }, agencyId: ids['H'], unitId: ids['U1'], by: 'coordU' },
    { n: 2, place: { kind: 'site', id: ids['S2'] }, agencyId: ids['H'], unitId: null, by: 'coordH' },
    { n: 3, place: { kind: 'address', id: ids['A2'] }, agencyId: ids['K'], unitId: null, by: 'coordK' },
  ];
  for (const { n, place, agencyId, unitId, by } of wanted) {
    const player = players[by];
    if (player === undefined) throw new Error(`nobody is ${by}`);
    const skills = { languages: ['ro'], gender: 'woman' as const, worksWith: 'women_found' as const };
    const window = { start: 0, end: 120 };
    const dialects = [{ language: 'ro', dialect: newToken() }];
    const asks = { dialects, certificates: ['dbs_enhanced'], minutesEach: 20 };
    const requirement = { role: 'interpreter', number: 1, place, window, ...skills, note: newToken(), ...asks };
    ids[`R${n}`] = await lead('AddRequirement', requirement);
    const request = { requirementId: ids[`R${n}`], asked: [{ agencyId, unitId }], answerBy: null, ...terms() };
    ids[`Q${n}`] = await lead('AskAgencies', request);
    const person = { name: newToken(), shownName: newToken(), unitId: unitId ?? null, phone: newPhone() };
    const certificates = [paper('dbs_enhanced'), paper('first_aid')];
    const known = { conflictNote: newToken(), roles: ['interpreter' as const], certificates, email: newEmail() };
    const personId = await driver.agency(player, 'AddPerson', { ...person, ...skills, ...known });
    const put = { requestId: ids[`Q${n}`], personId, startAt: t, endAt: t + 2 * HOUR, slackMinutes: 30 };
    ids[`W${n}`] = await send(by, 'coordinator')('PutForward', put);
    await send(by, 'coordinator')('ConfirmAssignment', { assignmentId: ids[`W${n}`] });
    await lead('OverrideRule', { assignmentId: ids[`W${n}`], rule: 'dialect', reason: newToken() });
    await send(by, 'coordinator')('WriteMessage', { requestId: ids[`Q${n}`], text: newToken() });
    await lead('WriteMessage', { requestId: ids[`Q${n}`], text: newToken() });
    const capacity = { role: 'interpreter', number: 1, languages: ['ro'], gender: 'woman', hours: null };
    await send(by, 'coordinator')('DeclareCapacity', { ...capacity, note: newToken() });
  }
  await queueTurn(lead, ids);
  const show = (key: string, kind: 'address' | 'site', agency: string, level: 'area' | 'full', at: number | null) =>
    lead('ShowPlace', { place: { kind, id: ids[key] }, agencyId: ids[agency], level, at });
  await show('A1', 'address', 'H', 'full', null);
  await show('S1', 'site', 'H', 'full', null);
  await show('S2', 'site', 'H', 'full', t + 5 * HOUR);
  await show('A2', 'address', 'K', 'area', null);
  await show('S3', 'site', 'K', 'full', null);
}

const paper = (kind: 'dbs_enhanced' | 'first_aid') => ({
  kind,
  issuedOn: null,
  checkedOn: null,
  expiresOn: newDay(),
});

/** H is asked first; K waits for its turn and knows nothing of it. One of the force's own is on duty besides. */
async function queueTurn(lead: Sends, ids: Record<string, Id>): Promise<void> {
  const need = { role: 'advocate', number: 1, place: { kind: 'site', id: ids['S2'] }, window: { start: 0, end: 60 } };
  const any = { languages: [], gender: 'any', worksWith: 'either', note: newToken() };
  const requirementId = await lead('AddRequirement', { ...need, ...any });
  const asked = [ids['H'], ids['K']].map((agencyId) => ({ agencyId, unitId: null }));
  await lead('AskAgencies', { requirementId, asked, answerBy: null, inOrder: { minutesEach: 240 }, ...terms() });
  await lead('AddDuty', { staffId: ids['ST1'], requirementId: ids['R1'], window: { start: 0, end: 60 } });
}

async function issueLinks(
  operation: Id,
  ids: Readonly<Record<string, Id>>,
  send: Staffing['send'],
): Promise<Scenario['links']> {
  const links: Record<string, { token: string; code?: string }> = {};
  for (const [key, by] of [
    ['W1', 'coordU'],
    ['W2', 'coordH'],
    ['W3', 'coordK'],
  ] as const) {
    const assignmentId = ids[key] ?? '';
    const secret = `${newToken()}${newToken()}${newToken()}${newToken()}`.slice(0, 43);
    await send(by, 'coordinator')('IssueAnswerLink', { assignmentId, tokenHash: hashOf(secret) });
    links[key] = { token: `${operation}.${assignmentId}.${secret}` };
    if (key !== 'W1') continue;
    const codeHash = hashCode(operation, assignmentId, PASS_CODE);
    await send(by, 'coordinator')('IssueDayPass', { assignmentId, codeHash });
    links[key] = { ...links[key], code: PASS_CODE };
  }
  return links;
}

/** What is withdrawn before anybody looks: it is nobody's any more. */
export async function withdraw(driver: Driver, { operation, players, ids }: Scenario, showingId: Id): Promise<void> {
  const { lead } = players;
  if (lead === undefined || ids['S3'] === undefined) throw new Error('nobody leads');
  await driver.operation(operation, lead, 'lead', 'WithdrawPlace', { showingId, reason: newToken() });
}

/** Everything that is typed while others look on. */
export async function run(driver: Driver, { operation, players, ids }: Scenario): Promise<void> {
  const by = (key: string, as: ActingRole): Sends => {
    const player = players[key];
    if (player === undefined) throw new Error(`nobody is ${key}`);
    return (type, payload) => driver.operation(operation, player, as, type as 'AddTask', payload as never);
  };
  const [lead, desk] = [by('lead', 'lead'), by('desk', 'desk')];
  const contested = () => ({ from: newToken(), to: newToken() });
  await lead('EditAddress', { addressId: ids['A1'], fields: { hazards: contested() } });
  await lead('EditTeam', { teamId: ids['T2'], fields: { talkgroup: contested() } });
  await lead('EditOperation', { fields: { area: contested() } });
  await lead('EditRequirement', { requirementId: ids['R1'], fields: { note: contested() } });
  await changePlan(lead, desk, { ...ids });
  const hours = { startAt: driver.now - 2 * HOUR, endAt: driver.now - HOUR, breakMinutes: 0, note: newToken() };
  await by('coordU', 'coordinator')('SignHours', { assignmentId: ids['W1'], ...hours });
  await desk('AgreeHours', { assignmentId: ids['W1'] });
  await desk('ReportStep', {
    addressId: ids['A1'],
    step: 'entry',
    reached: true,
    source: 'radio',
    heardFrom: newToken(),
  });
  await by('field1', 'field')('ReportStep', { addressId: ids['A1'], step: 'entry', reached: true, source: 'phone' });
  await by('field2', 'field')('ReportCount', { addressId: ids['A2'], count: 'found', number: 2, source: 'phone' });
  await by('field2', 'field')('ReportOutcome', { addressId: ids['A2'], outcome: 'no_reply', source: 'phone' });
  for (const [key, addressId] of [
    ['field1', ids['A1']],
    ['field2', ids['A2']],
  ] as const) {
    const assistanceId = await by(key, 'field')('RaiseAssistance', { addressId, detail: newToken(), source: 'phone' });
    await desk('AcknowledgeAssistance', { assistanceId });
    await desk('SendToAssistance', { assistanceId, who: newToken() });
    await desk('CloseAssistance', { assistanceId, whoWent: newToken() });
    await by(key, 'field')('NeedSomeone', { addressId, need: newToken(), source: 'phone' });
    await lead('OrderAddress', { addressId, order: 'hold', reason: newToken() });
  }
  const note = (sight: 'command' | 'care', addressId: Id | null) => ({
    sight,
    addressId,
    text: newToken(),
    source: 'desk',
  });
  await desk('WriteLogEntry', note('command', ids['A1'] ?? null));
  const struck = await by('loggist', 'loggist')('WriteLogEntry', note('command', null));
  await desk('StrikeLogEntry', { entryId: struck, reason: newToken() });
  for (const key of ['coordH', 'coordU', 'coordK']) {
    const entryId = await by(key, 'coordinator')('WriteLogEntry', note('care', null));
    if (key === 'coordH') await by(key, 'coordinator')('StrikeLogEntry', { entryId, reason: newToken() });
  }
  const potentialVictims = { addressId: ids['A1'], number: 1 };
  await lead('RecordDecision', { text: newToken(), reason: newToken(), options: newToken(), potentialVictims });
  await lead('PostponeOperation', { reason: newToken() });
}

/** Every seat, with what the table knows them as. */
export function seatsOf(
  { stream, players, ids }: Scenario,
  cookies: Readonly<Record<string, string>>,
): readonly Seat[] {
  const own = (key: string): AudienceName[] =>
    ids[`member of ${key}`] === undefined ? [] : [`person:${ids[`member of ${key}`]}`];
  const at = (as: ActingRole, ...audiences: AudienceName[]) => ({ stream, as, audiences });
  const roster = (agency: string, audience: AudienceName) => ({
    stream: agencyStream(ids[agency] ?? ''),
    as: 'coordinator' as const,
    audiences: [audience],
  });
  const reads: Readonly<Record<string, Seat['reads']>> = {
    administrator: [{ stream: DIRECTORY, as: 'administrator', audiences: ['administrator'] }],
    lead: [at('lead', 'lead'), { stream: DIRECTORY, as: 'lead', audiences: ['picker'] }],
    desk: [at('desk', 'desk', ...own('desk'))],
    loggist: [at('loggist', 'loggist', ...own('loggist'))],
    observer: [at('observer', 'observer', ...own('observer'))],
    field1: [at('field', `team:${ids['T1']}`, ...own('field1'))],
    field2: [at('field', `team:${ids['T2']}`, ...own('field2'))],
    coordH: [at('coordinator', `agency:${ids['H']}`, ...own('coordH')), roster('H', 'coordinator')],
    coordU: [at('coordinator', `unit:${ids['U1']}`, ...own('coordU')), roster('H', `unit:${ids['U1']}`)],
    coordK: [at('coordinator', `agency:${ids['K']}`, ...own('coordK')), roster('K', 'coordinator')],
    W1: [at('worker', `worker:${ids['W1']}:pass`)],
    W2: [at('worker', `worker:${ids['W2']}:answer`)],
    W3: [at('worker', `worker:${ids['W3']}:answer`)],
  };
  if (players['lead'] === undefined) throw new Error('nobody leads');
  return Object.entries(reads).map(([name, one]) => ({ name, cookie: cookies[name] ?? '', reads: one }));
}
