import { describe, expect, test } from '@jest/globals';
import { EVENT_CATALOGUE } from '#server/domain/catalogue.ts';
import type { OperationEvent } from '#server/domain/operation-events.ts';
import { command, COORD, idIn, plannedOperation, POLICE } from './support.ts';

const HILL = {
  name: 'Sgt Hill',
  number: '1234',
  roles: ['search_officer' as const],
  languages: [],
  gender: 'man' as const,
  posting: null,
};

/** Names that stand in an event outside its sealed fields. */
function namesIn(events: readonly OperationEvent[], names: readonly string[]): string[] {
  return events.flatMap(({ type, data }) => {
    const sealed = new Set((EVENT_CATALOGUE[type].sealed ?? []).map(({ field }) => field));
    const open = JSON.stringify(Object.entries(data).filter(([field]) => !sealed.has(field)));
    return names.filter((name) => open.includes(name)).map((name) => `${type} holds ${name}`);
  });
}

describe('the force’s own people', () => {
  test('DM64 they are the acting member’s police agency’s, and nobody is there twice', () => {
    const { scene } = plannedOperation();
    const staffId = idIn(scene.does(command('AddStaff', HILL)), 'StaffAdded', 'staffId');
    expect(scene.state.get('staff', staffId)).toEqual({ ...HILL, agencyId: POLICE });
    expect(scene.refuses(command('AddStaff', HILL), { by: COORD })).toBe('not_for_you');
    const other = { ...HILL, name: 'PC Vale' };
    expect(scene.refuses(command('AddStaff', { ...other, number: '12-34' }))).toBe('name_taken: number not_choice');
    const nameless = { ...HILL, number: '' };
    scene.does(command('AddStaff', nameless));
    expect(scene.refuses(command('AddStaff', { ...nameless, name: 'sgt hill' }))).toBe('name_taken: name not_choice');
    scene.does(command('AddStaff', { ...HILL, number: '4321' }));
  });

  test('DM64 one is posted to a team, an address or a site that is here', () => {
    const { scene, a1, rvp, team } = plannedOperation();
    const staffId = idIn(scene.does(command('AddStaff', HILL)), 'StaffAdded', 'staffId');
    const to = (kind: 'team' | 'address' | 'site', id: string) => ({ kind, id });
    const put = (posting: ReturnType<typeof to>) =>
      command('EditStaff', {
        staffId,
        fields: { posting: { from: scene.state.get('staff', staffId)?.posting ?? null, to: posting } },
      });
    for (const posting of [to('team', team), to('address', a1), to('site', rvp)]) {
      scene.does(put(posting));
      expect(scene.state.get('staff', staffId)?.posting).toEqual(posting);
    }
    expect(scene.refuses(put(to('team', a1)))).toBe('bad_input: fields.posting.to.id unknown_thing');
    const nowhere = { ...HILL, number: '9', posting: to('site', a1) };
    expect(scene.refuses(command('AddStaff', nowhere))).toBe('bad_input: posting.id unknown_thing');
  });

  test('DM65 name and number are taken whole or refused with what moved on; the rest is contested as any plan record', () => {
    const { scene, team, a1 } = plannedOperation();
    const staffId = idIn(scene.does(command('AddStaff', HILL)), 'StaffAdded', 'staffId');
    const taken = idIn(scene.does(command('AddStaff', { ...HILL, number: '77' })), 'StaffAdded', 'staffId');
    const rename = { name: { from: 'Sgt Hill', to: 'Insp Hill' }, gender: { from: 'man', to: 'woman' } } as const;
    scene.does(command('EditStaff', { staffId, fields: rename }));
    expect(scene.state.get('staff', staffId)).toMatchObject({ name: 'Insp Hill', gender: 'woman' });
    const late = { name: { from: 'Sgt Hill', to: 'Ch Insp Hill' }, languages: { from: [], to: ['ro'] } };
    expect(scene.refuses(command('EditStaff', { staffId, fields: late }))).toBe(
      'bad_input: fields.name.from not_choice',
    );
    expect(scene.state.get('staff', staffId)?.languages).toEqual([]);
    const number = { number: { from: '77', to: '1234' } };
    expect(scene.refuses(command('EditStaff', { staffId: taken, fields: number }))).toBe(
      'name_taken: fields.number.to not_choice',
    );
    const put = (to: { kind: 'team' | 'address'; id: string }) => ({ posting: { from: null, to } });
    scene.does(command('EditStaff', { staffId, fields: put({ kind: 'team', id: team }) }));
    const both = { ...put({ kind: 'address', id: a1 }), number: { from: '1234', to: '1235' } };
    const events = scene.does(command('EditStaff', { staffId, fields: both }));
    expect(events.map(({ type }) => type)).toEqual(['StaffEdited', 'EditContested']);
    expect(scene.state.get('staff', staffId)).toMatchObject({ number: '1235', posting: { kind: 'team' } });
    const contestId = idIn(events, 'EditContested', 'contestId');
    scene.does(command('SettleContest', { contestId, keep: 'other' }));
    expect(scene.state.get('staff', staffId)?.posting).toEqual({ kind: 'address', id: a1 });
    scene.does(command('RemoveStaff', { staffId, reason: 'On leave' }));
    expect(scene.state.get('staff', staffId)).toBeUndefined();
    expect(namesIn(scene.events, ['Hill', '1234', '1235'])).toEqual([]);
  });

  test('DM65 planted: a contest over a name is found out', () => {
    const { scene } = plannedOperation();
    const staffId = idIn(scene.does(command('AddStaff', HILL)), 'StaffAdded', 'staffId');
    const planted: OperationEvent = {
      type: 'EditContested',
      data: {
        contestId: 'contest0001',
        on: { kind: 'staff', id: staffId },
        field: 'name',
        standing: 'Sgt Hill',
        other: 'Insp Hill',
        memberId: null,
        at: 0,
      },
    };
    expect(namesIn([...scene.events, planted], ['Hill'])).toEqual(['EditContested holds Hill']);
  });

  test('DM65 the inspector who allows a further entry is named in a sealed field alone', () => {
    const { scene, a1 } = plannedOperation();
    const added = scene.does(command('AddWarrant', { addressId: a1, type: 'pace_8', reference: '' }));
    const warrantId = idIn(added, 'WarrantAdded', 'warrantId');
    const fact = { kind: 'entry_authorised' as const, at: scene.now, inspector: 'Insp Bell' };
    scene.does(command('RecordWarrant', { warrantId, fact }));
    expect(namesIn(scene.events, ['Bell'])).toEqual([]);
    expect(EVENT_CATALOGUE.WarrantRecorded.sealed?.map(({ field }) => field)).toEqual(['inspector']);
  });
});
