import { describe, expect, test } from '@jest/globals';
import { actingRole, operationPage, waysIn } from '#client/app/page-table.ts';
import { safePath } from '#client/account/safe-path.ts';
import {
  addressLine,
  labelOf,
  needLabel,
  needSentence,
  nameText,
  refusalSentence,
  reportSentence,
} from '#client/words/sentences.ts';
import { fieldNeeds, isListedNeed } from '#client/words/needs.ts';
import { ERASED } from '#shared/erased.ts';
import { refusal } from '#shared/refusals.ts';

describe('sentences', () => {
  test.each([
    [{ role: 'support_worker', number: 2, languages: ['ro'] }, '2 support workers who speak Romanian'],
    [
      { role: 'support_worker', number: 1, languages: ['ro', 'en'] },
      '1 support worker who speaks Romanian and English',
    ],
    [{ role: 'interpreter', number: 1, languages: ['unknown'] }, '1 interpreter, language not yet known'],
    [{ role: 'interpreter', number: 2, languages: ['ro'], gender: 'woman' }, '2 interpreters for Romanian (woman)'],
    [{ role: 'nrm_adviser', number: 1, languages: [] }, '1 NRM adviser'],
    [{ role: 'woman_officer', number: 3, languages: [], gender: 'any' }, '3 women officers'],
  ] as const)('CL26 a need is said whole: %#', (need, words) => {
    expect(needSentence(need)).toBe(words);
  });

  test('CL26 in a table a need is short', () => {
    expect(needLabel({ role: 'interpreter', languages: ['ro'], gender: 'woman' })).toBe('Interpreter, Romanian, woman');
    expect(needLabel({})).toBe('Someone');
  });

  test('CL26 a report says who, by what way and when; by phone goes without saying', () => {
    const at = Date.UTC(2026, 10, 26, 14, 4);
    const report = { by: 'MIKE 10', source: 'radio', happenedAt: at, receivedAt: at } as const;
    expect(reportSentence(report)).toBe('MIKE 10 by radio, 14:04');
    expect(reportSentence({ ...report, source: 'phone' })).toBe('MIKE 10, 14:04');
  });

  test('CL26 what is erased or not shown is said to be so', () => {
    expect([nameText(ERASED), nameText(undefined), nameText('Avery')]).toEqual(['erased', 'name not shown', 'Avery']);
    expect([addressLine({}), addressLine({ line: '27 Sample Terrace', postcode: '' })]).toEqual([
      '',
      '27 Sample Terrace',
    ]);
  });

  test('CL26 a refusal names the fields that it has labels for, by their own labels', () => {
    const why = refusal('bad_input', [
      { field: 'fields.line.to', reason: 'too_long', limit: 120 },
      { field: 'fields.hidden.to', reason: 'missing' },
    ]);
    expect(refusalSentence(why, { line: 'Address' })).toBe(
      `${why.message} Address is too long (at most 120 characters).`,
    );
    expect(labelOf({ field: 'constructor', reason: 'missing' }, {})).toBeUndefined();
  });

  test('CL15 the needs of the list are told apart from typed ones', () => {
    expect(fieldNeeds.every(isListedNeed)).toBe(true);
    expect(isListedNeed('Interpreter, at 14 Example Road')).toBe(false);
  });
});

describe('pages', () => {
  const [board, field] = [operationPage('board'), operationPage('field')];

  test('CL22 the role asked for is acted in where one has it and the page serves it; else the first that it serves', () => {
    expect(board === undefined || actingRole(board, ['desk', 'lead'], 'desk')).toBe('desk');
    expect(board === undefined || actingRole(board, ['desk', 'lead'], 'field')).toBe('desk');
    expect(board === undefined || actingRole(board, ['desk'], 'lead')).toBe('desk');
    expect(field === undefined || actingRole(field, ['desk', 'coordinator'], 'field')).toBeNull();
    expect(board === undefined || actingRole(board, null, null)).toBe('lead');
    expect(operationPage('constructor')).toBeUndefined();
  });

  test('CL22 each role has one way in', () => {
    expect(waysIn(['field', 'coordinator', 'desk'])).toEqual([
      { role: 'field', page: 'field' },
      { role: 'coordinator', page: 'agency' },
      { role: 'desk', page: 'board' },
    ]);
  });

  test.each([
    null,
    '',
    '//example.test',
    '/o/x/board',
    '/o/AAAAAAAAAAA/board?as=lead&x=1',
    '/o/AAAAAAAAAAA/secret',
    '/sign-in',
    '/account#x',
  ])('CL20 after signing in %s leads to the list of operations', (asked) => {
    expect(safePath(asked)).toBe('/');
  });

  test.each([
    '/account',
    '/administration',
    '/o/AAAAAAAAAAA/board?as=lead',
    '/o/AAAAAAAAAAA/field',
    '/agency/AAAAAAAAAAA/roster',
  ])('CL20 after signing in %s is gone to', (asked) => {
    expect(safePath(asked)).toBe(asked);
  });
});
