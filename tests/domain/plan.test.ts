import { describe, expect, test } from '@jest/globals';
import { OPERATION_RECORD } from '#server/domain/operation-state.ts';
import {
  ADDRESS,
  bareOperation,
  CLINIC,
  command,
  confirmed,
  COORD,
  DESK,
  HARBOUR,
  HOUR,
  idIn,
  LEE,
  logWords,
  MOSS,
  NOON,
  NURSE_COORD,
  plannedOperation,
  POLICE,
  putForward,
  REQUIREMENT,
  SITE,
} from './support.ts';

describe('references', () => {
  test('DM3 addresses, requirements and decisions are numbered in the operation, and no number comes twice', () => {
    const { scene, a2, need } = plannedOperation();
    expect(scene.state.get('address', a2)?.ref).toBe('A2');
    expect(scene.state.get('requirement', need)?.ref).toBe('N1');
    scene.does(command('RemoveAddress', { addressId: a2, reason: 'Typed twice' }));
    const again = idIn(scene.does(command('AddAddress', ADDRESS)), 'AddressAdded', 'addressId');
    expect(scene.state.get('address', again)?.ref).toBe('A3');
    const decision = command('RecordDecision', { text: 'Go', reason: 'Ready' });
    const numbers = [scene.does(decision), scene.does(decision)].map(([event]) => event?.data);
    expect(numbers).toMatchObject([{ number: 1 }, { number: 2 }]);
  });

  test('DM3 what an agency is asked and shown counts only that agency’s own', () => {
    const { scene, a1, a2, need } = plannedOperation();
    const asked = [
      { agencyId: CLINIC, unitId: null },
      { agencyId: HARBOUR, unitId: 'unitEast001' },
      { agencyId: HARBOUR, unitId: 'unitWest001' },
    ];
    const events = scene.does(command('AskAgencies', { requirementId: need, asked, answerBy: null }));
    const refs = events.flatMap(({ type, data }) => (type === 'AgencyAsked' ? [data.ref] : []));
    expect(refs).toEqual(['C-1', 'H-2', 'H-3']);
    const show = (id: string, agencyId: string) =>
      scene.does(command('ShowPlace', { place: { kind: 'address', id }, agencyId, level: 'area', at: null }))[0];
    expect(show(a2, CLINIC)).toMatchObject({ data: { label: 'Place 1' } });
    expect(show(a2, HARBOUR)).toMatchObject({ data: { label: 'Place 1' } });
    expect(show(a1, HARBOUR)).toMatchObject({ data: { label: 'Place 2' } });
  });
});

describe('plan records', () => {
  test('DM2 a thing that is spoken of and is not here is named by field and reason', () => {
    const { scene, need, member } = plannedOperation();
    const nothing = 'nosuchthing';
    expect(scene.refuses(command('AddAddress', { ...ADDRESS, teamId: nothing }))).toBe(
      'bad_input: teamId unknown_thing',
    );
    const place = { kind: 'site', id: nothing } as const;
    expect(scene.refuses(command('AddRequirement', { ...REQUIREMENT, place }))).toBe(
      'bad_input: place.id unknown_thing',
    );
    const team = { callSign: 'MIKE 30', talkgroup: '', memberIds: [member(LEE), nothing], updaterId: nothing };
    expect(scene.refuses(command('AddTeam', team))).toBe('bad_input: memberIds.1 unknown_thing');
    expect(scene.refuses(command('AdmitAgency', { agencyId: nothing }))).toBe('bad_input: agencyId unknown_thing');
    const asked = [
      { agencyId: HARBOUR, unitId: nothing },
      { agencyId: nothing, unitId: null },
    ];
    expect(scene.refuses(command('AskAgencies', { requirementId: need, asked, answerBy: null }))).toBe(
      'bad_input: asked.0.unitId unknown_thing: asked.1.agencyId unknown_thing',
    );
  });

  test('DM2 a target that is not here is refused as not for you', () => {
    const { scene } = plannedOperation();
    const nothing = 'nosuchthing';
    const edit = { line: { from: 'a', to: 'b' } };
    for (const refused of [
      command('EditAddress', { addressId: nothing, fields: edit }),
      command('EditSite', { siteId: nothing, fields: edit }),
      command('RemoveTeam', { teamId: nothing, reason: 'x' }),
      command('RemoveSite', { siteId: nothing, reason: 'x' }),
      command('RemoveAddress', { addressId: nothing, reason: 'x' }),
      command('RemoveRequirement', { requirementId: nothing, reason: 'x' }),
      command('SettleContest', { contestId: nothing, keep: 'other' }),
      command('AskAgencies', { requirementId: nothing, asked: [{ agencyId: HARBOUR, unitId: null }], answerBy: null }),
      command('ChangeRoles', { memberId: nothing, roles: ['lead'] }),
      command('DismissMember', { memberId: nothing, reason: 'x' }),
    ]) {
      expect(scene.refuses(refused)).toBe('not_for_you');
    }
  });

  test('DM6 a team is of active field or police members, its updater is one of them, and no call sign comes twice', () => {
    const { scene, team, member } = plannedOperation();
    const fresh = { callSign: 'MIKE 30', talkgroup: '', memberIds: [member(LEE)], updaterId: null };
    expect(scene.refuses(command('AddTeam', { ...fresh, callSign: 'mike 20' }))).toBe(
      'name_taken: callSign not_choice',
    );
    expect(scene.refuses(command('AddTeam', { ...fresh, memberIds: [member(COORD)] }))).toBe(
      'bad_input: memberIds.0 unknown_thing',
    );
    expect(scene.refuses(command('AddTeam', { ...fresh, updaterId: member(MOSS) }))).toBe(
      'bad_input: updaterId not_choice',
    );
    scene.does(command('AddTeam', { ...fresh, memberIds: [member(DESK)], updaterId: member(DESK) }));
    const out = { memberIds: { from: [member(LEE), member(MOSS)], to: [member(MOSS)] } };
    expect(scene.refuses(command('EditTeam', { teamId: team, fields: out }))).toBe(
      'bad_input: fields.memberIds.to not_choice',
    );
    const both = { ...out, updaterId: { from: member(LEE), to: member(MOSS) } };
    scene.does(command('EditTeam', { teamId: team, fields: both }));
    expect(scene.state.get('team', team)).toMatchObject({ updaterId: member(MOSS), memberIds: [member(MOSS)] });
    scene.does(command('DismissMember', { memberId: member(LEE), reason: 'Ill' }));
    const back = { memberIds: { from: [member(MOSS)], to: [member(LEE)] } };
    expect(scene.refuses(command('EditTeam', { teamId: team, fields: back }))).toContain(
      'fields.memberIds.to.0 unknown_thing',
    );
  });

  test('DM6 what was wrong before does not stand in the way of another field', () => {
    const { scene, team, member } = plannedOperation();
    const coordinator = member(COORD);
    scene.does(command('ChangeRoles', { memberId: coordinator, roles: ['coordinator', 'field'] }));
    const from = [member(LEE), member(MOSS)];
    const grow = { memberIds: { from, to: [...from, coordinator] } };
    scene.does(command('EditTeam', { teamId: team, fields: grow }));
    scene.does(command('ChangeRoles', { memberId: coordinator, roles: ['coordinator'] }));
    scene.does(command('EditTeam', { teamId: team, fields: { talkgroup: { from: 'OPS 1', to: 'OPS 2' } } }));
    expect(scene.state.get('team', team)?.talkgroup).toBe('OPS 2');
    const again = { memberIds: { from: [...from, coordinator], to: [coordinator] } };
    expect(scene.refuses(command('EditTeam', { teamId: team, fields: again }))).toContain('bad_input');
  });

  test('DM20 plan edits make no entry in the log', () => {
    const { scene } = plannedOperation();
    expect(logWords(scene)).toEqual([]);
  });
});

describe('editing the plan', () => {
  const line = (from: string, to: string) => ({ line: { from, to } });

  test('DM4 a field that still holds what was typed over takes the new value; the same value again is accepted', () => {
    const { scene, a1, team } = plannedOperation();
    const edit = command('EditAddress', { addressId: a1, fields: line('1 Example Road', '1B Example Road') });
    expect(scene.does(edit)).toEqual([
      { type: 'AddressEdited', data: { addressId: a1, fields: { line: '1B Example Road' } } },
    ]);
    expect(scene.does(edit)).toHaveLength(1);
    expect(scene.state.get('address', a1)).toMatchObject({ line: '1B Example Road', teamId: team });
    expect([...scene.state.ids('requirement', 'place', a1)]).toHaveLength(1);
    expect([...scene.state.ids('contest', 'on', a1)]).toHaveLength(0);
  });

  test('DM4 values are compared in depth, and the order of their fields does not count', () => {
    const { scene, a1 } = plannedOperation();
    const from = { languages: ['ro'], children: 'unknown' as const, number: 3 };
    const to = { number: 4, languages: ['ro', 'sq'], children: 'none' as const };
    scene.does(command('EditAddress', { addressId: a1, fields: { expected: { from, to } } }));
    expect(scene.state.get('address', a1)?.expected).toEqual(to);
  });

  test('DM4 a value typed over another becomes a contest; the standing value and the rest of the edit stay', () => {
    const { scene, a1 } = plannedOperation();
    scene.does(command('EditAddress', { addressId: a1, fields: line('1 Example Road', '11 Example Road') }));
    const late = { ...line('1 Example Road', '21 Example Road'), entry: { from: 'Front door', to: 'Side door' } };
    const types = scene.does(command('EditAddress', { addressId: a1, fields: late }), { by: DESK });
    expect(types.map(({ type }) => type)).toEqual(['AddressEdited', 'EditContested']);
    expect(scene.state.get('address', a1)).toMatchObject({ line: '11 Example Road', entry: 'Side door' });
    const [contestId] = scene.state.ids('contest', 'on', a1);
    expect(scene.state.get('contest', contestId ?? '')).toMatchObject({
      field: 'line',
      standing: '11 Example Road',
      other: '21 Example Road',
      by: 'Dee Desk',
    });
    const same = command('EditAddress', { addressId: a1, fields: line('1 Example Road', '21 Example Road') });
    expect(scene.refuses(same)).toBe('already_so');
  });

  test('DM4 the operation’s own fields are edited in the same way', () => {
    const scene = bareOperation();
    const codename = { from: 'Marigold', to: 'Bluebell' };
    scene.does(command('EditOperation', { fields: { codename } }));
    scene.does(command('EditOperation', { fields: { codename: { from: 'Marigold', to: 'Daisy' } } }));
    expect(scene.state.get('operation', OPERATION_RECORD)?.codename).toBe('Bluebell');
    expect([...scene.state.ids('contest', 'on', OPERATION_RECORD)]).toHaveLength(1);
  });

  test('DM4 what would not hold together without its contested part is contested whole', () => {
    const { scene, team, member } = plannedOperation();
    const [lee, moss, desk] = [member(LEE), member(MOSS), member(DESK)];
    const grow = { memberIds: { from: [lee, moss], to: [lee, moss, desk] } };
    scene.does(command('EditTeam', { teamId: team, fields: grow }));
    const swap = { memberIds: { from: [lee, moss], to: [moss] }, updaterId: { from: lee, to: moss } };
    scene.does(command('EditTeam', { teamId: team, fields: swap }), { by: DESK });
    expect(scene.state.get('team', team)).toMatchObject({ memberIds: [lee, moss, desk], updaterId: moss });
    const drop = { memberIds: { from: [lee], to: [desk] }, updaterId: { from: moss, to: desk } };
    const types = scene.does(command('EditTeam', { teamId: team, fields: drop })).map(({ type }) => type);
    expect(types).toEqual(['TeamEdited', 'EditContested']);
    const cut = { memberIds: { from: [lee, moss, desk], to: [lee, moss] }, updaterId: { from: lee, to: moss } };
    const whole = scene.does(command('EditTeam', { teamId: team, fields: cut })).map(({ type }) => type);
    expect(whole).toEqual(['EditContested', 'EditContested']);
    expect(scene.state.get('team', team)).toMatchObject({ memberIds: [lee, moss, desk], updaterId: desk });
  });

  test('DM5 a contest ends as a person says, and an ordinary edit moves what it stands against', () => {
    const { scene, a1 } = plannedOperation();
    scene.does(command('EditAddress', { addressId: a1, fields: line('1 Example Road', '11 Example Road') }));
    scene.does(command('EditAddress', { addressId: a1, fields: line('1 Example Road', '21 Example Road') }));
    scene.does(command('EditAddress', { addressId: a1, fields: line('1 Example Road', '31 Example Road') }));
    const [first = '', second = ''] = scene.state.ids('contest', 'on', a1);
    scene.does(command('EditAddress', { addressId: a1, fields: line('11 Example Road', '41 Example Road') }));
    expect(scene.state.get('contest', first)?.standing).toBe('41 Example Road');
    scene.does(command('SettleContest', { contestId: first, keep: 'standing' }));
    expect(scene.state.get('address', a1)?.line).toBe('41 Example Road');
    scene.does(command('SettleContest', { contestId: second, keep: 'other' }));
    expect(scene.state.get('address', a1)?.line).toBe('31 Example Road');
    expect([...scene.state.ids('contest', 'on', a1)]).toEqual([]);
    expect(scene.refuses(command('SettleContest', { contestId: second, keep: 'other' }))).toBe('not_for_you');
  });

  test('DM5 a contest cannot be settled for something that is gone', () => {
    const { scene, a1, team } = plannedOperation();
    const spare = { callSign: 'MIKE 30', talkgroup: '', memberIds: [], updaterId: null };
    const teamId = idIn(scene.does(command('AddTeam', spare)), 'TeamAdded', 'teamId');
    scene.does(command('EditAddress', { addressId: a1, fields: { teamId: { from: null, to: teamId } } }));
    scene.does(command('RemoveTeam', { teamId, reason: 'Not needed' }));
    const [contestId = ''] = scene.state.ids('contest', 'on', a1);
    expect(scene.refuses(command('SettleContest', { contestId, keep: 'other' }))).toBe('bad_input: keep unknown_thing');
    expect(scene.state.get('address', a1)?.teamId).toBe(team);
  });

  test('DM4 a changed requirement is told to whom it counts on; a changed place to whom it was shown', () => {
    const planned = plannedOperation();
    const { scene, a1, need } = planned;
    const ioana = confirmed(planned, 'personIoana');
    const window = { from: REQUIREMENT.window, to: { start: -60, end: 200 } };
    const told = scene.does(command('EditRequirement', { requirementId: need, fields: { window } }));
    expect(told[1]).toMatchObject({ data: { kind: 'changed', to: { id: ioana }, about: { kind: 'assignment' } } });
    const moved = command('EditAddress', { addressId: a1, fields: line('1 Example Road', '7 Example Road') });
    expect(scene.when(moved)).toMatchObject({ events: [{ type: 'AddressEdited' }] });
    const place = { kind: 'address', id: a1 } as const;
    scene.does(command('ShowPlace', { place, agencyId: HARBOUR, level: 'full', at: null }));
    expect(scene.does(moved)[1]).toMatchObject({
      data: { kind: 'changed', to: { id: ioana }, about: { kind: 'place' } },
    });
  });
});

describe('taking out of the plan', () => {
  const gone = (addressId: string) => command('RemoveAddress', { addressId, reason: 'Wrong house' });

  test('DM7 an address stays while something is asked for, shown, reported or heard there', () => {
    const { scene, a1, a2 } = plannedOperation();
    expect(scene.refuses(gone(a1))).toBe('still_in_use');
    const place = { kind: 'address', id: a2 } as const;
    scene.does(command('ShowPlace', { place, agencyId: HARBOUR, level: 'area', at: NOON + HOUR }));
    expect(scene.refuses(gone(a2))).toBe('still_in_use');
    const [showingId = ''] = scene.state.ids('showing', 'place', a2);
    scene.does(command('WithdrawPlace', { showingId, reason: 'Too soon' }));
    expect(scene.refuses(gone(a2))).toBe('accepted');
    for (const fact of [
      command('ReportStep', { addressId: a2, step: 'at_fup', reached: true, source: 'phone' }),
      command('RaiseAssistance', { addressId: a2, detail: '', source: 'desk' }),
      command('ReportCount', { addressId: a2, count: 'found', number: 0, source: 'desk' }),
      command('RecordDecision', { text: 'x', reason: 'y', potentialVictims: { addressId: a2, number: 1 } }),
    ]) {
      const other = plannedOperation();
      other.scene.does(fact, { by: LEE });
      expect(other.scene.refuses(gone(other.a2))).toBe('still_in_use');
    }
  });

  test('DM7 a site stays while something is asked for there, a team while it has an address', () => {
    const { scene, rvp, team, a1 } = plannedOperation();
    expect(scene.refuses(command('RemoveTeam', { teamId: team, reason: 'x' }))).toBe('still_in_use');
    scene.does(command('EditAddress', { addressId: a1, fields: { teamId: { from: team, to: null } } }));
    scene.does(command('RemoveTeam', { teamId: team, reason: 'x' }));
    scene.does(command('AddRequirement', { ...REQUIREMENT, place: { kind: 'site', id: rvp } }));
    expect(scene.refuses(command('RemoveSite', { siteId: rvp, reason: 'x' }))).toBe('still_in_use');
    const spare = idIn(scene.does(command('AddSite', SITE)), 'SiteAdded', 'siteId');
    scene.does(command('RemoveSite', { siteId: spare, reason: 'x' }));
    expect(scene.state.get('site', spare)).toBeUndefined();
  });

  test('DM7 a requirement stays while somebody said yes; else its requests are taken back and who was asked is told', () => {
    const planned = plannedOperation();
    const { scene, need, request } = planned;
    const ioana = confirmed(planned, 'personIoana');
    const maria = putForward(planned, 'personMaria');
    const remove = command('RemoveRequirement', { requirementId: need, reason: 'Fewer people' });
    expect(scene.refuses(remove)).toBe('still_in_use');
    scene.does(command('WithdrawAssignment', { assignmentId: ioana }), { by: COORD });
    scene.does(remove);
    expect(scene.state.get('request', request)?.standing).toBe('taken_back');
    expect(scene.state.get('assignment', maria)?.answer).toBe('withdrawn');
    const kinds = [...scene.state.ids('notice', 'to', maria)].map((id) => scene.state.get('notice', id)?.kind);
    expect(kinds).toEqual(['asked', 'not_needed']);
  });

  test('DM5 with a record its contests go', () => {
    const { scene, a2 } = plannedOperation();
    const edit = (from: string, to: string) =>
      command('EditAddress', { addressId: a2, fields: { line: { from, to } } });
    scene.does(edit('elsewhere', '3 Placeholder Yard'));
    expect([...scene.state.ids('contest', 'on', a2)]).toHaveLength(1);
    scene.does(gone(a2));
    expect([...scene.state.ids('contest', 'all', '')]).toHaveLength(0);
  });
});

describe('people', () => {
  test('DM24 a member is admitted once, out of an agency that takes part', () => {
    const scene = bareOperation();
    const admit = command('AdmitMember', { accountId: COORD.accountId, roles: ['coordinator', 'coordinator'] });
    expect(scene.refuses(admit)).toBe('bad_input: accountId unknown_thing');
    scene.does(command('AdmitAgency', { agencyId: HARBOUR }));
    scene.does(admit);
    const [memberId = ''] = scene.state.ids('member', 'account', COORD.accountId);
    expect(scene.state.get('member', memberId)).toMatchObject({ name: 'Cora Coord', roles: ['coordinator'] });
    expect(scene.refuses(admit)).toBe('already_so');
    expect(scene.refuses(command('AdmitAgency', { agencyId: HARBOUR }))).toBe('already_so');
    expect(scene.refuses(command('AdmitMember', { accountId: 'nosuchaccnt', roles: ['desk'] }))).toContain(
      'unknown_thing',
    );
    scene.does(command('DismissMember', { memberId, reason: 'Left' }));
    scene.does(admit);
    expect([...scene.state.ids('member', 'account', COORD.accountId)]).toEqual([memberId]);
    expect(scene.state.get('member', memberId)?.active).toBe(true);
  });

  test('DM24 an agency that has changed in the directory is admitted anew', () => {
    const scene = bareOperation();
    scene.does(command('AdmitAgency', { agencyId: HARBOUR }));
    const agency = () => ({ name: 'Harbour Care', short: 'HC', kind: 'charity' as const, units: [] });
    const lookups = { account: () => undefined, agency, rosterPerson: () => undefined, planOutline: () => undefined };
    scene.does(command('AdmitAgency', { agencyId: HARBOUR }), { lookups });
    expect(scene.state.get('agency', HARBOUR)?.name).toBe('Harbour Care');
  });

  test('DM24 an operation is never without a lead', () => {
    const { scene, member } = plannedOperation();
    const [lead = ''] = [...scene.state.ids('member', 'agency', POLICE)];
    expect(scene.refuses(command('DismissMember', { memberId: lead, reason: 'x' }))).toBe('still_in_use');
    expect(scene.refuses(command('ChangeRoles', { memberId: lead, roles: ['observer'] }))).toBe('still_in_use');
    expect(scene.refuses(command('ChangeRoles', { memberId: lead, roles: ['lead'] }))).toBe('already_so');
    scene.does(command('ChangeRoles', { memberId: member(DESK), roles: ['lead', 'desk'] }));
    scene.does(command('DismissMember', { memberId: lead, reason: 'Off duty' }));
    expect(scene.state.get('member', lead)?.active).toBe(false);
    expect(scene.refuses(command('DismissMember', { memberId: lead, reason: 'x' }))).toBe('already_so');
    expect(scene.refuses(command('ChangeRoles', { memberId: lead, roles: ['desk'] }))).toBe('not_for_you');
  });

  test('DM24 a dismissed member leaves her teams at once', () => {
    const { scene, team, member } = plannedOperation();
    scene.does(command('DismissMember', { memberId: member(LEE), reason: 'Ill' }));
    expect(scene.state.get('team', team)).toMatchObject({ memberIds: [member(MOSS)], updaterId: null });
    expect([...scene.state.ids('team', 'member', member(LEE))]).toEqual([]);
    expect(member(NURSE_COORD)).not.toBe('');
  });
});
