import { describe, expect, test } from '@jest/globals';
import { ERASED } from '#shared/erased.ts';
import { EVENT_CATALOGUE } from '#server/domain/catalogue.ts';
import { operationDecider } from '#server/domain/deciders.ts';
import type { OperationEvent } from '#server/domain/operation-events.ts';
import { command, COORD, HARBOUR, idIn, LEAD, NURSE_COORD, plannedOperation, POLICE, Scene } from './support.ts';

const RISK = {
  kind: 'dogs' as const,
  level: 'high' as const,
  hazard: 'Large dog',
  control: 'Wait at the gate',
  owner: 'Cora',
  review: -30,
  shared: false,
};
const ofRequest = (id: string) => ({ kind: 'request' as const, id });

describe('risks', () => {
  test('DM63 a partner speaks of what it was asked for, and the place behind it is resolved', () => {
    const { scene, a1, request } = plannedOperation();
    const added = scene.does(command('AddRisk', { ...RISK, about: ofRequest(request) }), { by: COORD });
    expect(scene.state.get('risk', idIn(added, 'RiskAdded', 'riskId'))).toEqual({
      ...RISK,
      place: { kind: 'address', id: a1 },
      requestId: request,
      agencyId: HARBOUR,
      unitId: null,
      at: scene.now,
    });
    const others = command('AddRisk', { ...RISK, about: ofRequest(request) });
    expect(scene.refuses(others, { by: NURSE_COORD })).toBe('bad_input: about.id unknown_thing');
    expect(scene.refuses(command('AddRisk', { ...RISK, about: ofRequest('nosuchthing') }), { by: COORD })).toBe(
      'bad_input: about.id unknown_thing',
    );
  });

  test('DM63 police speak of an address, a site or the operation, and they alone share what they wrote', () => {
    const { scene, a1, rvp, request } = plannedOperation();
    const places = [
      { kind: 'address' as const, id: a1 },
      { kind: 'site' as const, id: rvp },
      { kind: 'operation' as const },
    ];
    const made = places.flatMap((about) => scene.does(command('AddRisk', { ...RISK, about, shared: true })));
    const risks = made.map(({ data }) => data as { readonly place: unknown; readonly agencyId: string });
    expect(risks.map(({ place }) => place)).toEqual([places[0], places[1], null]);
    expect(risks.map(({ agencyId }) => agencyId)).toEqual([POLICE, POLICE, POLICE]);
    const nowhere = { kind: 'site' as const, id: a1 };
    expect(scene.refuses(command('AddRisk', { ...RISK, about: nowhere }))).toBe('bad_input: about.id unknown_thing');
    const partner = command('AddRisk', { ...RISK, about: ofRequest(request), shared: true });
    expect(scene.refuses(partner, { by: COORD })).toBe('bad_input: shared not_choice');
    const riskId = idIn(
      scene.does(command('AddRisk', { ...RISK, about: ofRequest(request) }), { by: COORD }),
      'RiskAdded',
      'riskId',
    );
    const share = command('EditRisk', { riskId, fields: { shared: { from: false, to: true } } });
    expect(scene.refuses(share, { by: COORD })).toBe('bad_input: fields.shared.to not_choice');
  });

  test('DM62 an agency’s own words are taken whole, or refused with what moved on, and no contest is kept of them', () => {
    const { scene, a1 } = plannedOperation();
    const about = { kind: 'address' as const, id: a1 };
    const riskId = idIn(scene.does(command('AddRisk', { ...RISK, about })), 'RiskAdded', 'riskId');
    const edit = (hazard: [string, string], level: ['high' | 'low', 'high' | 'low']) =>
      command('EditRisk', {
        riskId,
        fields: { hazard: { from: hazard[0], to: hazard[1] }, level: { from: level[0], to: level[1] } },
      });
    scene.does(edit(['Large dog', 'Two dogs'], ['high', 'high']));
    expect(scene.state.get('risk', riskId)).toMatchObject({ hazard: 'Two dogs', at: scene.now });
    expect(scene.refuses(edit(['Large dog', 'No dog'], ['high', 'low']))).toBe(
      'bad_input: fields.hazard.from not_choice',
    );
    expect(scene.state.get('risk', riskId)).toMatchObject({ hazard: 'Two dogs', level: 'high' });
    expect([...scene.state.ids('contest', 'all', '')]).toEqual([]);
    scene.does(command('RemoveRisk', { riskId, reason: 'Dog gone' }));
    expect(scene.state.get('risk', riskId)).toBeUndefined();
    expect(scene.refuses(command('RemoveRisk', { riskId, reason: 'Dog gone' }))).toBe('not_for_you');
  });

  test('DM62 the words are sealed under their agency, may come back erased, and may be written anew', () => {
    const { scene, request } = plannedOperation();
    const added = scene.does(command('AddRisk', { ...RISK, about: ofRequest(request) }), { by: COORD });
    const riskId = idIn(added, 'RiskAdded', 'riskId');
    scene.does(command('EditRisk', { riskId, fields: { control: { from: 'Wait at the gate', to: 'Wait' } } }), {
      by: COORD,
    });
    const sealedOf = ({ type, data }: OperationEvent) =>
      EVENT_CATALOGUE[type].sealed?.map(({ field, subject, controller }) => [field, subject(data), controller(data)]);
    for (const event of scene.events.filter(({ type }) => type.startsWith('Risk'))) {
      expect(sealedOf(event)).toEqual(['hazard', 'control', 'owner'].map((field) => [field, riskId, HARBOUR]));
    }
    const erased = scene.events.map((event): OperationEvent => {
      const marks = Object.fromEntries((EVENT_CATALOGUE[event.type].sealed ?? []).map(({ field }) => [field, ERASED]));
      const there = Object.fromEntries(Object.entries(marks).filter(([field]) => field in event.data));
      return { ...event, data: { ...event.data, ...there } } as OperationEvent;
    });
    const again = new Scene(operationDecider, scene.stream, LEAD).given(...erased);
    expect(again.state.get('risk', riskId)).toMatchObject({ hazard: ERASED, control: ERASED, owner: ERASED });
    again.does(command('EditRisk', { riskId, fields: { hazard: { from: 'whatever', to: 'A dog' } } }), { by: COORD });
    expect(again.state.get('risk', riskId)).toMatchObject({ hazard: 'A dog', control: ERASED });
  });
});
