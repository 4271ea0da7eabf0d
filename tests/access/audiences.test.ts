import { describe, expect, test } from '@jest/globals';
import { audiencesOf, readName } from '#server/access/audiences.ts';
import type { LinkHolder, Principal } from '#server/domain/principal.ts';
import type { OperationEntities } from '#server/domain/operation-state.ts';
import type { Tables } from '#server/domain/tables.ts';
import { holder, OPERATION, operationOfPeople, PEOPLE } from './people.ts';

const follow = (principal: Principal, tables = operationOfPeople(), stream = OPERATION) =>
  audiencesOf(principal, stream, tables);

const withAssignment = (change: Partial<OperationEntities['assignment']>): Tables<OperationEntities> => {
  const tables = operationOfPeople();
  const before = tables.get('assignment', 'W1');
  if (before === undefined) throw new Error('no W1');
  tables.apply([{ kind: 'assignment', id: 'W1', value: { ...before, ...change } }]);
  return tables;
};

describe('which audiences a principal follows', () => {
  test('NK7 each role follows its own audience and the member’s own', () => {
    expect(follow(PEOPLE.lead)).toEqual({ shared: 'lead', own: 'person:M-lead' });
    expect(follow(PEOPLE.desk)).toEqual({ shared: 'desk', own: 'person:M-desk' });
    expect(follow(PEOPLE.loggist)).toEqual({ shared: 'loggist', own: 'person:M-loggist' });
    expect(follow(PEOPLE.observer)).toEqual({ shared: 'observer', own: 'person:M-observer' });
    expect(follow(PEOPLE.updater)).toEqual({ shared: 'team:T1', own: 'person:M-updater' });
    expect(follow(PEOPLE.teamless)).toEqual({ shared: null, own: 'person:M-teamless' });
    expect(follow(PEOPLE.coordinator)).toEqual({ shared: 'agency:H', own: 'person:M-coordinator' });
    expect(follow(PEOPLE.unitCoordinator)).toEqual({ shared: 'unit:HU1', own: 'person:M-unitCoordinator' });
  });

  test('NK7 R27 who has no active role there gets the same nothing as where nothing is', () => {
    const nobody: readonly Principal[] = [
      PEOPLE.dismissed,
      PEOPLE.inAnotherRole,
      PEOPLE.stranger,
      PEOPLE.administrator,
      PEOPLE.scheduler,
      PEOPLE.chain,
      holder('lead', 'worker'),
      holder('lead', 'administrator', { standing: 'administrator' }),
    ];
    for (const principal of nobody) expect(follow(principal)).toBeNull();
    expect(audiencesOf(PEOPLE.lead, 'operation/Nowhere0000', undefined)).toBeNull();
  });

  test('NK7 a link follows its one assignment, in its own operation, until that is closed', () => {
    expect(follow(PEOPLE.workerByAnswerLink)).toEqual({ shared: null, own: 'worker:W1:answer' });
    expect(follow(PEOPLE.workerByDayPass)).toEqual({ shared: null, own: 'worker:W1:pass' });
    expect(follow(PEOPLE.workerByAnswerLink, operationOfPeople('closed'))).toBeNull();
    expect(follow(PEOPLE.workerByAnswerLink, operationOfPeople(), 'operation/Another0000')).toBeNull();
    const unknown: LinkHolder = { kind: 'link', operationId: 'Marigold000', assignmentId: 'W9', grade: 'answer' };
    expect(follow(unknown)).toBeNull();
  });

  test('NK8 a day pass opens nothing before it is opened, nor once she no longer comes', () => {
    const shut: readonly Partial<OperationEntities['assignment']>[] = [
      { pass: null },
      { pass: { codeHash: 'x', deviceHash: null } },
      { answer: 'withdrawn' },
      { answer: 'declined' },
      { presence: 'stood_down' },
    ];
    for (const change of shut) {
      expect(follow(PEOPLE.workerByDayPass, withAssignment(change))).toBeNull();
      expect(follow(PEOPLE.workerByAnswerLink, withAssignment(change))).toEqual({
        shared: null,
        own: 'worker:W1:answer',
      });
    }
  });

  test('NK7 a roster is followed by its own coordinators, the directory by administrators and standing leads', () => {
    const at = (stream: string, principal: Principal) => audiencesOf(principal, stream, operationOfPeople());
    expect(at('agency/H', holder('c', 'coordinator'))).toEqual({ shared: 'coordinator', own: null });
    expect(at('agency/H', holder('c', 'coordinator', { unitId: 'HU1' }))).toEqual({ shared: 'unit:HU1', own: null });
    expect(at('agency/K', holder('c', 'coordinator'))).toBeNull();
    expect(at('agency/H', holder('c', 'lead', { standing: 'lead' }))).toBeNull();
    expect(at('agency/H', PEOPLE.workerByDayPass)).toBeNull();
    expect(at('directory', holder('a', 'administrator', { standing: 'administrator' }))).toEqual({
      shared: 'administrator',
      own: null,
    });
    expect(at('directory', holder('l', 'lead', { standing: 'lead' }))).toEqual({ shared: 'picker', own: null });
    expect(at('directory', holder('l', 'desk', { standing: 'lead' }))).toBeNull();
    expect(at('directory', holder('m', 'lead'))).toBeNull();
    expect(at('sessions/2026-11-24', holder('a', 'administrator', { standing: 'administrator' }))).toBeNull();
  });

  test('NK7 a name is read into its class and whose it is', () => {
    expect(readName('worker:W1:pass')).toEqual({ cls: 'workerPass', id: 'W1' });
    expect(readName('worker:W1:answer')).toEqual({ cls: 'workerAnswer', id: 'W1' });
    expect(readName('unit:HU1')).toEqual({ cls: 'unit', id: 'HU1' });
    expect(readName('lead')).toEqual({ cls: 'lead', id: '' });
  });
});
