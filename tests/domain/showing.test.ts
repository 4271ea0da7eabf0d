import { describe, expect, test } from '@jest/globals';
import { showingIdOf } from '#server/domain/decide-showing.ts';
import {
  CLINIC,
  command,
  confirmed,
  HARBOUR,
  HOUR,
  logWords,
  NOON,
  OPERATION_STREAM,
  plannedOperation,
  putForward,
  SCHEDULER,
} from './support.ts';

function showings() {
  const planned = plannedOperation();
  const { scene, a1, rvp } = planned;
  const address = { kind: 'address', id: a1 } as const;
  const site = { kind: 'site', id: rvp } as const;
  const show = (level: 'area' | 'full', at: number | null = null, place: typeof address | typeof site = address) =>
    command('ShowPlace', { place, agencyId: HARBOUR, level, at });
  const id = showingIdOf(OPERATION_STREAM, a1, HARBOUR);
  return { ...planned, planned, scene, show, id, site, showing: () => scene.state.get('showing', id) };
}

describe('showing places', () => {
  test('DM32 a pair of place and agency has one showing; area then full, and no step twice', () => {
    const { scene, show, id, showing } = showings();
    scene.does(show('area'));
    expect(showing()).toMatchObject({ shown: { level: 'area', at: scene.now }, planned: null, label: 'Place 1' });
    expect(scene.refuses(show('area'))).toBe('already_so');
    scene.does(show('full'));
    expect(showing()?.shown?.level).toBe('full');
    expect(scene.refuses(show('area'))).toBe('already_so');
    expect([...scene.state.ids('showing', 'all', '')]).toEqual([id]);
    expect(logWords(scene)).toEqual(['A1 shown to HS: area.', 'A1 shown to HS: full address.']);
  });

  test('DM32 the area stays in view while the full place is planned', () => {
    const { scene, show, showing } = showings();
    scene.does(show('full', NOON + HOUR));
    scene.does(show('area'));
    expect(showing()).toMatchObject({ shown: { level: 'area' }, planned: { level: 'full', dueAt: NOON + HOUR } });
    expect(scene.refuses(show('full', NOON + HOUR))).toBe('already_so');
    scene.does(show('full', NOON + 2 * HOUR));
    expect(showing()?.planned?.dueAt).toBe(NOON + 2 * HOUR);
    scene.does(show('full'));
    expect(showing()).toMatchObject({ shown: { level: 'full' }, planned: null });
  });

  test('DM32 an agency counts only the places it was shown: a plan it cannot see moves no number', () => {
    const { scene, show, id, showing, site } = showings();
    scene.does(show('full', NOON + HOUR));
    expect(showing()?.label).toBe('');
    scene.does(show('full', null, site));
    const shownSite = [...scene.state.ids('showing', 'all', '')].find((one) => one !== id) ?? '';
    expect(scene.state.get('showing', shownSite)?.label).toBe('Place 1');
    scene.does(show('full'));
    expect(showing()?.label).toBe('Place 2');
  });

  test('DM32 a time to show at lies ahead, and place and agency are of this operation', () => {
    const { scene, show, a1 } = showings();
    expect(scene.refuses(show('full', NOON), { at: NOON })).toBe('bad_input: at not_choice');
    const place = { kind: 'address', id: a1 } as const;
    const at = null;
    const strangers = command('ShowPlace', { place, agencyId: 'nosuchagenc', level: 'area', at });
    expect(scene.refuses(strangers)).toBe('bad_input: agencyId unknown_thing');
    const nowhere = { kind: 'site', id: a1 } as const;
    expect(scene.refuses(command('ShowPlace', { place: nowhere, agencyId: CLINIC, level: 'area', at }))).toBe(
      'bad_input: place.id unknown_thing',
    );
  });

  test('DM32 who said yes and whom the place concerns is told, once it is shown', () => {
    const { scene, show, planned, site, id, a2 } = showings();
    const ioana = confirmed(planned, 'personIoana');
    putForward(planned, 'personMaria');
    expect(scene.does(show('area')).slice(1)).toMatchObject([
      { data: { kind: 'place_shown', to: { id: ioana }, about: { kind: 'place', id } } },
    ]);
    expect(scene.does(show('full', null, site)).slice(1)).toMatchObject([{ data: { to: { id: ioana } } }]);
    const elsewhere = { kind: 'address', id: a2 } as const;
    const other = command('ShowPlace', { place: elsewhere, agencyId: HARBOUR, level: 'full', at: null });
    expect(scene.does(other)).toHaveLength(1);
  });

  test('DM33 what fell due is shown by the system alone, never early, late rather than never, and as planned', () => {
    const { scene, show, id, showing, planned } = showings();
    const dueAt = NOON + HOUR;
    const release = (at: number) => command('ReleasePlace', { showingId: id, dueAt: at });
    expect(scene.refuses(release(dueAt), { by: SCHEDULER })).toBe('not_for_you');
    scene.does(show('full', dueAt));
    const ioana = confirmed(planned, 'personIoana');
    expect(scene.refuses(release(dueAt), { at: dueAt })).toBe('not_for_you');
    expect(scene.refuses(release(dueAt), { by: SCHEDULER, at: dueAt - 1 })).toBe('not_yet');
    expect(scene.refuses(release(dueAt - 1), { by: SCHEDULER, at: dueAt })).toBe('already_so');
    expect(showing()?.shown).toBeNull();
    expect(scene.refuses(release(dueAt), { by: SCHEDULER, at: dueAt })).toBe('accepted');
    const late = scene.does(release(dueAt), { by: SCHEDULER, at: dueAt + 9 * HOUR });
    expect(late[1]).toMatchObject({ data: { kind: 'place_shown', to: { id: ioana } } });
    expect(showing()).toMatchObject({ shown: { level: 'full', at: dueAt + 9 * HOUR }, planned: null });
    expect(scene.refuses(release(dueAt), { by: SCHEDULER })).toBe('already_so');
    expect(logWords(scene)).toEqual([
      'A1 to be shown to HS at 24 Nov 13:00: full address.',
      'A1 shown to HS: full address.',
    ]);
    const [entryId = ''] = [...scene.state.ids('logEntry', 'all', '')].slice(-1);
    expect(scene.state.get('logEntry', entryId)).toMatchObject({ by: 'Muster', source: 'system' });
  });

  test('DM34 withdrawing says it is too late for what was seen, and drops what was planned', () => {
    const { scene, show, id, showing, planned } = showings();
    const withdraw = command('WithdrawPlace', { showingId: id, reason: 'Wrong house' });
    expect(scene.refuses(withdraw)).toBe('not_for_you');
    scene.does(show('full', NOON + HOUR));
    scene.does(withdraw);
    expect(showing()).toMatchObject({ shown: null, planned: null, withdrawn: { seen: false, reason: 'Wrong house' } });
    expect(scene.refuses(withdraw)).toBe('already_so');
    const ioana = confirmed(planned, 'personIoana');
    scene.does(show('full'));
    expect(showing()?.withdrawn).toBeNull();
    expect(scene.does(withdraw)[1]).toMatchObject({ data: { kind: 'place_withdrawn', to: { id: ioana } } });
    expect(showing()?.withdrawn?.seen).toBe(true);
    expect(logWords(scene).at(-1)).toBe('A1 withdrawn from HS: Wrong house. Too late for what was seen.');
  });
});
