import { describe, expect, test } from '@jest/globals';
import { AGENCY_COMMANDS } from '#shared/commands/agency-commands.ts';
import { DIRECTORY_COMMANDS } from '#shared/commands/directory-commands.ts';
import { ROSTER_DETAIL_UNSET } from '#shared/commands/staffing-fields.ts';
import { OPERATION_COMMANDS } from '#shared/commands/operation-commands.ts';
import { SESSION_COMMANDS } from '#shared/commands/session-commands.ts';
import { refusal } from '#shared/refusals.ts';
import { authorise } from '#server/access/authorise.ts';
import { AGENCY_INDEXES } from '#server/domain/agency-state.ts';
import { DIRECTORY_INDEXES } from '#server/domain/directory-state.ts';
import { OPERATION_INDEXES } from '#server/domain/operation-state.ts';
import type { AccountHolder, Principal } from '#server/domain/principal.ts';
import { SESSION_INDEXES } from '#server/domain/session-state.ts';
import { Tables } from '#server/domain/tables.ts';
import { DIRECTORY_LINES, OPERATION_LINES } from './grants-table.ts';
import type { Person } from './grants-table.ts';
import { holder, OPERATION, operationOfPeople, PEOPLE } from './people.ts';

const NOT_FOR_YOU = refusal('not_for_you');
const words = (line: string): readonly string[] => line.split(' ').filter((word) => word !== '');

/** What is theirs, what is another's, and what is not at all: all ids that any command could name. */
const things = (whose: 'own' | 'other' | 'none', person: Person): Readonly<Record<string, unknown>> => {
  const careWriters: readonly Person[] = ['coordinator', 'unitCoordinator', 'workerByDayPass', 'workerByAnswerLink'];
  const cares = careWriters.includes(person);
  if (whose === 'none')
    return {
      addressId: 'no',
      requestId: 'no',
      assignmentId: 'no',
      noticeId: 'no',
      entryId: 'no',
      sight: 'no',
      postId: 'no',
      taskId: 'no',
      riskId: 'no',
      capacityId: 'no',
      about: { kind: 'request', id: 'no' },
    };
  const isOwn = whose === 'own';
  return {
    addressId: isOwn ? 'A1' : 'A2',
    requestId: isOwn ? 'Q1' : 'Q3',
    assignmentId: isOwn ? 'W1' : 'W3',
    noticeId: isOwn ? `N-${person}` : 'N-other',
    entryId: cares === isOwn ? 'L-care-H' : 'L-command',
    sight: cares === isOwn ? 'care' : 'command',
    postId: isOwn && isMember(person) ? `PO-${person}` : 'PO1',
    taskId: isOwn && isMember(person) ? `TA-${person}` : 'TA1',
    // All of these people are of agency H: RI4 is what it wrote of what it was asked for.
    riskId: isOwn ? 'RI4' : 'RI1',
    capacityId: isOwn ? 'CA1' : 'CA3',
    about: isOwn ? aboutBy(person) : { kind: 'request', id: 'Q3' },
  };
};

const isMember = (person: Person): boolean => PEOPLE[person].kind === 'member';
/** A lead speaks of a place, an agency of what it was asked for. */
const aboutBy = (person: Person): object =>
  person === 'lead' ? { kind: 'address', id: 'A1' } : { kind: 'request', id: 'Q1' };

describe('commands of an operation', () => {
  const reader = operationOfPeople();
  const types = Object.keys(OPERATION_COMMANDS).filter((type) => type !== 'CreateOperation');
  const people = Object.keys(OPERATION_LINES) as Person[];

  /** Where the answers differ from the table, over every person, every command, and all three kinds of thing. */
  const wrong = (ask: typeof authorise): readonly string[] =>
    people.flatMap((person) =>
      types.flatMap((type) =>
        (['own', 'other', 'none'] as const).flatMap((whose) => {
          const line = OPERATION_LINES[person];
          // Coordinators tell their own people by voice, and are told of their own notices otherwise.
          const tells = type === 'TellByVoice' && whose === 'own';
          const payload = { ...things(whose, person), ...(tells ? { noticeId: 'N-workerByDayPass' } : {}) };
          const expected = words(line.any).includes(type) || (whose === 'own' && words(line.own).includes(type));
          const may = ask(PEOPLE[person], OPERATION, type, payload, reader) === null;
          return may === expected ? [] : [`${person} ${type} ${whose}: ${may ? 'may' : 'may not'}`];
        }),
      ),
    );

  test('NK5 every person against every command, on what is theirs, another’s, and nowhere', () => {
    expect(wrong(authorise)).toEqual([]);
  });

  test('NK5 a grant too many, a condition forgotten and a grant lost are caught', () => {
    const tooMany: typeof authorise = (principal, stream, type, payload, state) =>
      principal === PEOPLE.observer && type === 'RecordDecision'
        ? null
        : authorise(principal, stream, type, payload, state);
    const forgotten: typeof authorise = (principal, stream, type, _payload, state) =>
      authorise(principal, stream, type, things('own', 'updater'), state);
    const lost: typeof authorise = (principal, stream, type, payload, state) =>
      type === 'RaiseAssistance' ? NOT_FOR_YOU : authorise(principal, stream, type, payload, state);
    expect(wrong(tooMany)).toContain('observer RecordDecision other: may');
    expect(wrong(forgotten)).toContain('updater ReportStep other: may');
    expect(wrong(lost)).toContain('teammate RaiseAssistance own: may not');
  });

  test('NK5 R25 every command has somebody who may give it, and the table knows no other', () => {
    const named = new Set(
      people.flatMap((person) => [...words(OPERATION_LINES[person].any), ...words(OPERATION_LINES[person].own)]),
    );
    expect([...named].sort()).toEqual([...types].sort());
  });

  test('NK6 R27 what is another’s and what does not exist are refused in the same words', () => {
    for (const person of people)
      for (const type of [...types, 'NoSuchCommand', 'constructor', '__proto__'])
        for (const whose of ['other', 'none'] as const) {
          const answer = authorise(PEOPLE[person], OPERATION, type, things(whose, person), reader);
          if (answer !== null) expect(answer).toEqual(NOT_FOR_YOU);
        }
    expect(authorise(PEOPLE.desk, OPERATION, 'NoSuchCommand', {}, reader)).toEqual(NOT_FOR_YOU);
  });

  test('NK5 only a standing lead acting as lead founds an operation, and only where none is', () => {
    const empty = new Tables(OPERATION_INDEXES);
    const found = (principal: Principal, tables = empty) =>
      authorise(principal, 'operation/Empty000000', 'CreateOperation', {}, tables) === null;
    expect(found(holder('new', 'lead', { standing: 'lead' }))).toBe(true);
    expect(found(holder('new', 'desk', { standing: 'lead' }))).toBe(false);
    expect(found(holder('new', 'lead'))).toBe(false);
    expect(found(holder('new', 'administrator', { standing: 'administrator' }))).toBe(false);
    expect(found(PEOPLE.lead, reader)).toBe(false);
    expect(found({ kind: 'system', part: 'setup' })).toBe(false);
  });

  test('NK5 a unit’s coordinator answers for the unit alone, the agency’s for all of its units', () => {
    const may = (principal: Principal, requestId: string) =>
      authorise(principal, OPERATION, 'SayCannot', { requestId }, reader) === null;
    expect([may(PEOPLE.unitCoordinator, 'Q1'), may(PEOPLE.unitCoordinator, 'Q2')]).toEqual([true, false]);
    expect([may(PEOPLE.coordinator, 'Q1'), may(PEOPLE.coordinator, 'Q2')]).toEqual([true, true]);
  });

  test('NK5 a care entry names an address only where it stands shown in full to its agency', () => {
    const may = (addressId: string | null) =>
      authorise(PEOPLE.coordinator, OPERATION, 'WriteLogEntry', { sight: 'care', addressId }, reader) === null;
    expect([may(null), may('A1'), may('A2'), may('nowhere')]).toEqual([true, true, false, false]);
  });

  test('NK14 a unit’s coordinator strikes through that unit’s care entries, the agency’s any of the agency’s', () => {
    const tables = operationOfPeople();
    const entry = tables.get('logEntry', 'L-care-H');
    if (entry === undefined) throw new Error('no entry');
    const may = (unitId: string | null) => {
      tables.apply([{ kind: 'logEntry', id: 'L-care-H', value: { ...entry, unitId } }]);
      const ask = (by: Principal) =>
        authorise(by, OPERATION, 'StrikeLogEntry', { entryId: 'L-care-H', reason: 'Mistyped' }, tables) === null;
      return [ask(PEOPLE.unitCoordinator), ask(PEOPLE.coordinator)];
    };
    expect([may('HU1'), may('HU2'), may(null)]).toEqual([
      [true, true],
      [false, true],
      [false, true],
    ]);
  });

  test('NK11 who reports from the field, and who cares, speaks in her own name and by her own way', () => {
    const ownWays = { updater: ['phone'], coordinator: ['phone', 'desk'], workerByDayPass: ['phone'] } as const;
    const types = {
      updater: ['ReportStep', 'ReportCount', 'ReportOutcome', 'RaiseAssistance', 'NeedSomeone', 'WriteLogEntry'],
      coordinator: ['ReportPresence', 'WriteLogEntry'],
      workerByDayPass: ['ReportPresence', 'WriteLogEntry'],
    } as const;
    for (const person of ['updater', 'coordinator', 'workerByDayPass'] as const)
      for (const type of types[person]) {
        const may = (how: object) =>
          authorise(PEOPLE[person], OPERATION, type, { ...things('own', person), ...how }, reader) === null;
        const ways = ['phone', 'radio', 'desk'].filter((source) => may({ source }));
        expect([person, type, ways]).toEqual([person, type, ownWays[person]]);
        expect(may({ source: 'phone', heardFrom: 'MIKE 30' })).toBe(false);
      }
    const heard = { ...things('own', 'desk'), addressId: 'A2', source: 'radio', heardFrom: 'MIKE 30' };
    expect(authorise(PEOPLE.desk, OPERATION, 'ReportStep', heard, reader)).toBeNull();
  });

  test('NK5 a link opens nothing in another operation, nor once the operation is closed', () => {
    const confirm = (stream: string, phase: 'live' | 'closed') =>
      authorise(
        PEOPLE.workerByAnswerLink,
        stream,
        'ConfirmAssignment',
        { assignmentId: 'W1' },
        operationOfPeople(phase),
      );
    expect(confirm(OPERATION, 'live')).toBeNull();
    expect(confirm('operation/Another0000', 'live')).toEqual(NOT_FOR_YOU);
    expect(confirm(OPERATION, 'closed')).toEqual(NOT_FOR_YOU);
  });
});

describe('commands of a roster, the directory and the sessions', () => {
  const roster = new Tables(AGENCY_INDEXES);
  const person = {
    name: 'x',
    shownName: 'x',
    roles: [],
    languages: [],
    gender: 'woman',
    worksWith: 'either',
    phone: '',
    ...ROSTER_DETAIL_UNSET,
  } as const;
  roster.apply([
    { kind: 'rosterPerson', id: 'P1', value: { ...person, unitId: 'HU1' } },
    { kind: 'rosterPerson', id: 'P2', value: { ...person, unitId: null } },
  ]);
  const may = (principal: Principal, type: string, payload: object) =>
    authorise(principal, 'agency/H', type, payload, roster) === null;
  const whole = holder('c', 'coordinator');
  const unit = holder('c', 'coordinator', { unitId: 'HU1' });

  test('NK5 a roster is kept by its own coordinators, a unit’s part by the unit’s', () => {
    expect(Object.keys(AGENCY_COMMANDS).sort()).toEqual([
      'AddPerson',
      'EditPerson',
      'ImportPeople',
      'RemovePerson',
      'TakeBackPeople',
    ]);
    for (const type of ['EditPerson', 'RemovePerson']) {
      expect([may(whole, type, { personId: 'P1' }), may(whole, type, { personId: 'P2' })]).toEqual([true, true]);
      expect([may(unit, type, { personId: 'P1' }), may(unit, type, { personId: 'P2' })]).toEqual([true, false]);
      expect(may(whole, type, { personId: 'nobody' })).toBe(false);
    }
    expect([may(unit, 'AddPerson', { unitId: 'HU1' }), may(unit, 'AddPerson', { unitId: null })]).toEqual([
      true,
      false,
    ]);
    expect(may(unit, 'EditPerson', { personId: 'P1', fields: { unitId: { from: 'HU1', to: 'HU2' } } })).toBe(false);
    const others: readonly AccountHolder[] = [
      holder('c', 'coordinator', { agencyId: 'K' }),
      holder('c', 'lead', { standing: 'lead' }),
      holder('c', 'coordinator', { standing: 'administrator' }),
      holder('c', 'administrator', { standing: 'administrator' }),
    ];
    for (const other of others)
      for (const type of Object.keys(AGENCY_COMMANDS))
        expect([type, may(other, type, { personId: 'P1', unitId: null, importId: 'I1' })]).toEqual([type, false]);
  });

  test('NK40 a file of people is brought in, and taken back, by those who coordinate the whole agency', () => {
    for (const type of ['ImportPeople', 'TakeBackPeople'])
      expect([type, may(whole, type, { rows: [] }), may(unit, type, { rows: [] })]).toEqual([type, true, false]);
  });

  test('NK41 capacity is taken back by the agency, or the unit, that declared it', () => {
    const operation = operationOfPeople();
    const may = (by: Principal, capacityId: string) =>
      authorise(by, OPERATION, 'WithdrawCapacity', { capacityId }, operation) === null;
    const ids = ['CA1', 'CA2', 'CA3'];
    expect(ids.map((id) => may(PEOPLE.coordinator, id))).toEqual([true, true, false]);
    expect(ids.map((id) => may(PEOPLE.unitCoordinator, id))).toEqual([true, false, false]);
    expect(ids.map((id) => may(PEOPLE.lead, id))).toEqual([false, false, false]);
  });

  test('NK5 the directory and the sessions are changed by those named, and nobody else', () => {
    const reader = new Tables(DIRECTORY_INDEXES);
    const givers: Readonly<Record<string, Principal>> = {
      administrator: holder('a', 'administrator', { standing: 'administrator' }),
      lead: holder('l', 'lead', { standing: 'lead' }),
      coordinator: holder('c', 'coordinator'),
      setup: { kind: 'system', part: 'setup' },
      identity: { kind: 'system', part: 'identity' },
      scheduler: { kind: 'system', part: 'scheduler' },
    };
    for (const [giver, principal] of Object.entries(givers)) {
      for (const type of Object.keys(DIRECTORY_COMMANDS))
        expect([giver, type, authorise(principal, 'directory', type, {}, reader) === null]).toEqual([
          giver,
          type,
          words(DIRECTORY_LINES[giver] ?? '').includes(type),
        ]);
      for (const type of Object.keys(SESSION_COMMANDS))
        expect(authorise(principal, 'sessions/2026-11-24', type, {}, new Tables(SESSION_INDEXES)) === null).toBe(
          giver === 'identity',
        );
    }
    const posing = holder('a', 'administrator', { standing: 'member' });
    expect(authorise(posing, 'directory', 'AddAgency', {}, reader)).toEqual(NOT_FOR_YOU);
  });
});
