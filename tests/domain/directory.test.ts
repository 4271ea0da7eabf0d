import { describe, expect, test } from '@jest/globals';
import { AGENCY_COMMANDS } from '#shared/commands/agency-commands.ts';
import type { AgencyCommand } from '#shared/commands/agency-commands.ts';
import type { DirectoryCommand } from '#shared/commands/directory-commands.ts';
import { ERASED } from '#shared/erased.ts';
import { parse } from '#shared/parse.ts';
import { LINK_LIFE } from '#server/domain/decide-directory.ts';
import { sessionIdOf } from '#server/domain/decide-sessions.ts';
import { agencyDecider, directoryDecider, sessionsDecider } from '#server/domain/deciders.ts';
import type { Principal } from '#server/domain/principal.ts';
import { COORD, HARBOUR, HOUR, IDENTITY, idIn, LEAD, NOON, Scene } from './support.ts';

const SETUP: Principal = { kind: 'system', part: 'setup' };

const ADMIN: Principal = { ...LEAD, standing: 'administrator', as: 'administrator' };
const HASH = 'h'.repeat(43);
const OTHER = 'o'.repeat(43);
const FOUND: DirectoryCommand = { type: 'FoundDirectory', payload: { signInName: 'admin', tokenHash: HASH } };

function founded() {
  const scene = new Scene(directoryDecider, 'directory', ADMIN);
  const events = scene.does(FOUND, { by: SETUP });
  const admin = idIn(events, 'AccountAdded', 'accountId');
  const police = idIn(events, 'AgencyAdded', 'agencyId');
  const account = (accountId: string) => scene.state.get('account', accountId);
  const password = (accountId: string) =>
    scene.does({ type: 'SetPassword', payload: { accountId, passwordHash: '$argon2id$x' } }, { by: IDENTITY });
  const add = (signInName: string, standing: 'administrator' | 'lead' | 'member' = 'member') =>
    idIn(
      scene.does({
        type: 'AddAccount',
        payload: { name: 'Ann Sample', signInName, agencyId: police, unitId: null, standing },
      }),
      'AccountAdded',
      'accountId',
    );
  return { scene, admin, police, account, password, add };
}

describe('the directory', () => {
  test('DM39 it is founded once, by setup alone, with one agency and one invited administrator', () => {
    const { scene, admin, police, account } = founded();
    expect(scene.state.get('agency', police)).toEqual({
      name: 'This force',
      short: 'POL',
      kind: 'police',
      units: [],
      mailbox: '',
    });
    expect(account(admin)).toMatchObject({
      standing: 'administrator',
      state: 'invited',
      passwordHash: null,
      link: { purpose: 'invitation', tokenHash: HASH, spent: false },
    });
    expect(scene.refuses(FOUND, { by: SETUP })).toBe('already_so');
    expect(scene.refuses(FOUND, { by: IDENTITY })).toBe('not_for_you');
    expect(new Scene(directoryDecider, 'directory', ADMIN).refuses(FOUND)).toBe('not_for_you');
  });

  test('DM40 short names, sign-in names and names of units come once', () => {
    const { scene, police, add } = founded();
    const agency = { name: 'Harbour Support', short: 'HS', kind: 'charity' as const };
    const harbour = idIn(scene.does({ type: 'AddAgency', payload: agency }), 'AgencyAdded', 'agencyId');
    expect(scene.refuses({ type: 'AddAgency', payload: { ...agency, short: 'hs' } })).toBe(
      'name_taken: short not_choice',
    );
    const edit = (from: string, to: string): DirectoryCommand => ({
      type: 'EditAgency',
      payload: { agencyId: harbour, fields: { short: { from, to } } },
    });
    expect(scene.refuses(edit('HS', 'pol'))).toBe('name_taken: fields.short.to not_choice');
    expect(scene.refuses(edit('XX', 'HC'))).toBe('bad_input: fields.short.from not_choice');
    scene.does(edit('HS', 'HC'));
    expect(scene.state.get('agency', harbour)).toMatchObject({ short: 'HC', name: 'Harbour Support', mailbox: '' });
    const mailbox = { mailbox: { from: '', to: 'duty@harbour.example' } };
    scene.does({ type: 'EditAgency', payload: { agencyId: harbour, fields: mailbox } });
    expect(scene.state.get('agency', harbour)).toMatchObject({ short: 'HC', mailbox: 'duty@harbour.example' });
    const unit: DirectoryCommand = { type: 'AddUnit', payload: { agencyId: harbour, name: 'East' } };
    const unitId = idIn(scene.does(unit), 'UnitAdded', 'unitId');
    expect(scene.refuses(unit)).toBe('name_taken: name not_choice');
    add('ann');
    const ann = { name: 'Ann Sample', signInName: 'ann', agencyId: police, unitId: null, standing: 'member' as const };
    expect(scene.refuses({ type: 'AddAccount', payload: ann })).toBe('name_taken: signInName not_choice');
    const other = { ...ann, signInName: 'bea' };
    expect(scene.refuses({ type: 'AddAccount', payload: { ...other, agencyId: 'nosuchthing' } })).toBe(
      'bad_input: agencyId unknown_thing',
    );
    expect(scene.refuses({ type: 'AddAccount', payload: { ...other, unitId } })).toBe(
      'bad_input: unitId unknown_thing',
    );
    expect(scene.refuses({ type: 'AddAccount', payload: { ...other, agencyId: harbour, unitId } })).toBe('accepted');
  });

  test('DM41 a link opens once, within its time, by its hash; a new one kills the old; every other way looks the same', () => {
    const { scene, admin, account } = founded();
    const spend = (tokenHash: string, accountId = admin): DirectoryCommand => ({
      type: 'SpendLink',
      payload: { accountId, tokenHash },
    });
    const issue = (purpose: 'invitation' | 'sign_in', tokenHash: string): DirectoryCommand => ({
      type: 'IssueLink',
      payload: { accountId: admin, purpose, tokenHash },
    });
    expect(scene.refuses(spend(HASH))).toBe('not_for_you');
    const refused = (tokenHash: string, at: number) => scene.refuses(spend(tokenHash), { by: IDENTITY, at });
    const begun = account(admin)?.link?.issuedAt ?? 0;
    expect(refused(OTHER, begun)).toBe('link_spent');
    expect(refused(HASH, begun + LINK_LIFE.invitation)).toBe('link_spent');
    expect(refused(HASH, begun + 24 * HOUR - 1)).toBe('accepted');
    expect(scene.refuses(spend(HASH, 'nosuchthing'), { by: IDENTITY, at: begun })).toBe('link_spent');
    scene.does(issue('sign_in', OTHER), { at: begun });
    expect(refused(HASH, begun)).toBe('link_spent');
    expect(refused(OTHER, begun + HOUR / 2)).toBe('link_spent');
    scene.does(spend(OTHER), { by: IDENTITY, at: begun + HOUR / 2 - 1 });
    expect(refused(OTHER, begun)).toBe('link_spent');
    expect([...scene.state.ids('account', 'link', OTHER)]).toEqual([]);
  });

  test('DM41 an invitation is for who has no password; a suspended account has no link', () => {
    const { scene, admin, password, add, account } = founded();
    password(admin);
    expect(account(admin)).toMatchObject({ state: 'active', passwordHash: '$argon2id$x' });
    const issue = (accountId: string, purpose: 'invitation' | 'sign_in'): DirectoryCommand => ({
      type: 'IssueLink',
      payload: { accountId, purpose, tokenHash: HASH },
    });
    expect(scene.refuses(issue(admin, 'invitation'))).toBe('bad_input: purpose not_choice');
    expect(scene.refuses(issue(admin, 'sign_in'))).toBe('accepted');
    const ann = add('ann');
    scene.does(issue(ann, 'invitation'));
    scene.does({ type: 'SuspendAccount', payload: { accountId: ann, reason: 'Left' } });
    expect(account(ann)?.link).toBeNull();
    expect(scene.refuses(issue(ann, 'sign_in'))).toBe('not_yet');
    const set: DirectoryCommand = { type: 'SetPassword', payload: { accountId: ann, passwordHash: '$argon2id$y' } };
    expect(scene.refuses(set, { by: IDENTITY })).toBe('not_for_you');
    expect(scene.refuses({ type: 'SetPassword', payload: { accountId: admin, passwordHash: '$argon2id$y' } })).toBe(
      'not_for_you',
    );
  });

  test('DM42 suspending and ending sessions end them all; restoring gives back what was there', () => {
    const { scene, password, add, account } = founded();
    const [ann, bea] = [add('ann'), add('bea')];
    password(ann);
    scene.does({ type: 'EndSessions', payload: { accountId: ann } }, { at: NOON + HOUR });
    expect(account(ann)?.sessionsEndedAt).toBe(NOON + HOUR);
    for (const accountId of [ann, bea]) {
      const at = { at: NOON + 2 * HOUR };
      scene.does({ type: 'SuspendAccount', payload: { accountId, reason: 'Lost phone' } }, at);
      expect(account(accountId)).toMatchObject({ state: 'suspended', sessionsEndedAt: NOON + 2 * HOUR });
      expect(scene.refuses({ type: 'SuspendAccount', payload: { accountId, reason: 'x' } })).toBe('already_so');
      scene.does({ type: 'RestoreAccount', payload: { accountId } });
      expect(scene.refuses({ type: 'RestoreAccount', payload: { accountId } })).toBe('already_so');
    }
    expect([account(ann)?.state, account(bea)?.state]).toEqual(['active', 'invited']);
  });

  test('DM42 the last administrator who can sign in is neither suspended nor moved', () => {
    const { scene, admin, password, add, account } = founded();
    const demote = (accountId: string): DirectoryCommand => ({
      type: 'ChangeStanding',
      payload: { accountId, standing: 'member' },
    });
    const suspend = (accountId: string): DirectoryCommand => ({
      type: 'SuspendAccount',
      payload: { accountId, reason: 'x' },
    });
    password(admin);
    const second = add('second', 'administrator');
    expect(scene.refuses(demote(admin))).toBe('still_in_use');
    expect(scene.refuses(suspend(admin))).toBe('still_in_use');
    password(second);
    scene.does(suspend(admin));
    expect(scene.refuses(suspend(second))).toBe('still_in_use');
    expect(scene.refuses(demote(second))).toBe('still_in_use');
    scene.does(demote(admin));
    expect(account(admin)?.standing).toBe('member');
    expect(scene.refuses(demote(admin))).toBe('already_so');
  });

  test('DM2 an account or agency that is not here is not for you', () => {
    const { scene } = founded();
    const accountId = 'nosuchthing';
    for (const refused of [
      { type: 'IssueLink', payload: { accountId, tokenHash: HASH, purpose: 'sign_in' } },
      { type: 'ChangeStanding', payload: { accountId, standing: 'lead' } },
      { type: 'SuspendAccount', payload: { accountId, reason: 'x' } },
      { type: 'RestoreAccount', payload: { accountId } },
      { type: 'EndSessions', payload: { accountId } },
      { type: 'AddUnit', payload: { agencyId: accountId, name: 'East' } },
      { type: 'EditAgency', payload: { agencyId: accountId, fields: {} } },
    ] satisfies DirectoryCommand[]) {
      expect(scene.refuses(refused)).toBe('not_for_you');
    }
  });
});

describe('channels of messages', () => {
  const turn = (on: boolean, host = 'mail.example'): DirectoryCommand => ({
    type: 'SwitchMessageChannel',
    payload: { channel: 'mail', on, host },
  });

  test('MS1 a channel is off until it is switched on, for one host; who did it and when is kept', () => {
    const { scene } = founded();
    expect(scene.state.get('messageChannel', 'mail')).toBeUndefined();
    expect(scene.refuses(turn(false))).toBe('already_so');
    scene.does(turn(true), { at: NOON });
    const accountId = ADMIN.kind === 'member' ? ADMIN.accountId : '';
    expect(scene.state.get('messageChannel', 'mail')).toEqual({ on: true, host: 'mail.example', accountId, at: NOON });
    expect(scene.state.get('messageChannel', 'push')).toBeUndefined();
    expect(scene.refuses(turn(true))).toBe('already_so');
    scene.does(turn(true, 'other.example'));
    expect(scene.state.get('messageChannel', 'mail')).toMatchObject({ on: true, host: 'other.example' });
    scene.does(turn(false));
    expect(scene.state.get('messageChannel', 'mail')?.on).toBe(false);
    expect(scene.refuses(turn(false, 'third.example'))).toBe('already_so');
  });
});

describe('sessions', () => {
  test('DM43 a session is begun and ended by the identity room alone, once', () => {
    const stream = 'sessions/2026-11-24';
    const scene = new Scene(sessionsDecider, stream, IDENTITY);
    const holder = { kind: 'account', accountId: 'accountLead' } as const;
    const begin = (endsAt: number) =>
      ({ type: 'BeginSession', payload: { tokenHash: HASH, holder, endsAt, device: 'Chrome' } }) as const;
    const end = { type: 'EndSession', payload: { tokenHash: HASH } } as const;
    expect(scene.refuses(begin(NOON + HOUR), { by: LEAD })).toBe('not_for_you');
    expect(scene.refuses(begin(NOON), { at: NOON })).toBe('bad_input: endsAt not_choice');
    expect(scene.refuses(end)).toBe('not_for_you');
    scene.does(begin(NOON + HOUR), { at: NOON });
    const id = sessionIdOf(stream, HASH);
    expect([...scene.state.ids('session', 'token', HASH)]).toEqual([id]);
    expect([...scene.state.ids('session', 'account', 'accountLead')]).toEqual([id]);
    expect(scene.state.get('session', id)).toMatchObject({ begunAt: NOON, endsAt: NOON + HOUR, endedAt: null });
    expect(scene.refuses(begin(NOON + HOUR))).toBe('already_so');
    expect(scene.refuses(end, { by: SETUP })).toBe('not_for_you');
    scene.does(end, { at: NOON + 1 });
    expect(scene.state.get('session', id)?.endedAt).toBe(NOON + 1);
    expect(scene.refuses(end)).toBe('already_so');
  });
});

describe('an agency’s roster', () => {
  const add = (unitId: string | null): AgencyCommand => ({
    type: 'AddPerson',
    payload: {
      name: 'Ioana Sample',
      shownName: 'Ioana',
      unitId,
      roles: ['interpreter'],
      languages: ['ro'],
      gender: 'woman',
      worksWith: 'women_found',
      phone: '07700 900123',
    },
  });
  const edit = (personId: string, fields: object): AgencyCommand => {
    const parsed = parse(AGENCY_COMMANDS.EditPerson.payload, { personId, fields });
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
    return { type: 'EditPerson', payload: parsed.value };
  };

  test('DM44 a person is of one of the agency’s own units or of none', () => {
    const scene = new Scene(agencyDecider, `agency/${HARBOUR}`, COORD);
    expect(scene.refuses(add('nosuchthing'))).toBe('bad_input: unitId unknown_thing');
    const personId = idIn(scene.does(add('unitEast001')), 'PersonAdded', 'personId');
    expect([...scene.state.ids('rosterPerson', 'unit', 'unitEast001')]).toEqual([personId]);
    expect(new Scene(agencyDecider, 'agency/nosuchthing', COORD).refuses(add(null))).toBe('not_for_you');
    expect(scene.refuses(edit(personId, { unitId: { from: 'unitEast001', to: 'nosuchthing' } }))).toBe(
      'bad_input: fields.unitId.to unknown_thing',
    );
  });

  test('DM44 an edit is taken whole or refused with what has moved on; an erased value may be written anew', () => {
    const scene = new Scene(agencyDecider, `agency/${HARBOUR}`, COORD);
    const personId = idIn(scene.does(add(null)), 'PersonAdded', 'personId');
    const both = {
      phone: { from: '07700 900123', to: '07700 900124' },
      languages: { from: ['en'], to: ['ro', 'en'] },
    };
    expect(scene.refuses(edit(personId, both))).toBe('bad_input: fields.languages.from not_choice');
    const events = scene.does(edit(personId, { ...both, languages: { from: ['ro'], to: ['ro', 'en'] } }));
    expect(events).toEqual([
      {
        type: 'PersonEdited',
        data: { personId, agencyId: HARBOUR, fields: { languages: ['ro', 'en'] }, phone: '07700 900124' },
      },
    ]);
    expect(scene.state.get('rosterPerson', personId)).toMatchObject({ phone: '07700 900124', name: 'Ioana Sample' });
    scene.given({ type: 'PersonEdited', data: { personId, agencyId: HARBOUR, fields: {}, name: ERASED } });
    scene.does(edit(personId, { name: { from: 'Anything', to: 'Ioana Example' } }));
    expect(scene.state.get('rosterPerson', personId)?.name).toBe('Ioana Example');
    scene.does({ type: 'RemovePerson', payload: { personId } });
    expect(scene.refuses({ type: 'RemovePerson', payload: { personId } })).toBe('not_for_you');
    expect(scene.refuses(edit(personId, { name: { from: 'x', to: 'y' } }))).toBe('not_for_you');
  });
});
