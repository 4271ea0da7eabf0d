import { describe, expect, test } from '@jest/globals';
import { readDeskLine, type DeskReading } from '#shared/desk-line.ts';
import { context, idOf, NOW } from './context.ts';

const read = (line: string): DeskReading => readDeskLine(line, context);
const MINUTE = 60_000;

/** A command in short: "ReportStep A2 secured true radio MIKE 20 @-2 | A2 · secured · 14:10 · 2 min ago · MIKE 20 · radio". */
function commands(line: string): unknown {
  const reading = read(line);
  return reading.kind === 'command' ? reading.commands.map(({ type, payload }) => [type, payload]) : reading;
}
function echo(line: string): string {
  const reading = read(line);
  return reading.kind === 'faulty' ? reading.reason : reading.echo.map((chip) => chip.text).join(' | ');
}
function fault(line: string): string {
  const reading = read(line);
  return reading.kind === 'faulty' ? `${line.slice(reading.at, reading.end)}: ${reading.reason}` : reading.kind;
}
function ago(line: string): number | null | string {
  const reading = read(line);
  if (reading.kind !== 'command') return reading.kind;
  return reading.occurredAt === null ? null : (NOW - reading.occurredAt) / MINUTE;
}
const a1 = { addressId: idOf('a1') };
const a2 = { addressId: idOf('a2') };
const a3 = { addressId: idOf('a3') };
const desk = { source: 'desk' };
const radio = (heardFrom: string) => ({ source: 'radio', heardFrom });

describe('steps', () => {
  test('BD1 a step with minutes ago and a call sign is one report by radio', () => {
    expect(commands('a2 secured -2 m20')).toEqual([
      ['ReportStep', { ...a2, step: 'secured', reached: true, ...radio('MIKE 20') }],
    ]);
    expect(ago('a2 secured -2 m20')).toBe(2);
    expect(echo('a2 secured -1 m20')).toBe('A2 | secured | 14:11 · 1 min ago | MIKE 20 · radio');
  });

  test.each([
    ['a1 briefed', 'briefed'],
    ['a1 fup', 'at_fup'],
    ['a1 at fup', 'at_fup'],
    ['A1 ENTRY', 'entry'],
    ['a1 en', 'entry'],
    ['a1 sec', 'secured'],
    ['a1 handed back', 'handed_back'],
    ['a1 found', 'found'],
    ['a1 apart', 'apart'],
    ['a1 spoken to', 'spoken_to'],
    ['a1 left', 'left'],
    ['a1 search', 'under_way'],
    ['a1 search under way', 'under_way'],
    ['a1 search done', 'done'],
    ['a1 searched', 'done'],
    ['a1 support in', 'support_may_come_in'],
    ['a1 support may come in', 'support_may_come_in'],
  ])('BD1 %s', (line, step) => {
    expect(commands(line)).toEqual([['ReportStep', { ...a1, step, reached: true, ...desk }]]);
  });

  test('BD2 "not" makes it a correction', () => {
    expect(commands('a2 not secured')).toEqual([['ReportStep', { ...a2, step: 'secured', reached: false, ...desk }]]);
    expect(commands('a2 not search done m20')).toEqual([
      ['ReportStep', { ...a2, step: 'done', reached: false, ...radio('MIKE 20') }],
    ]);
  });

  test('BD3 several reports of one address go in one line, with one time and one call sign', () => {
    expect(commands('a1 secured, 4 found, apart -3 m10')).toEqual([
      ['ReportStep', { ...a1, step: 'secured', reached: true, ...radio('MIKE 10') }],
      ['ReportCount', { ...a1, count: 'found', number: 4, ...radio('MIKE 10') }],
      ['ReportStep', { ...a1, step: 'apart', reached: true, ...radio('MIKE 10') }],
    ]);
    expect(fault('a1 secured -3 14:06')).toBe('14:06: There are two times');
    expect(fault('a1 secured m10 m20')).toBe('m20: There are two call signs');
    expect(fault('a1 secured sec')).toBe('sec: “secured” is there twice');
  });
});

describe('counts, outcomes, needs, assistance', () => {
  test('BD4 people found and arrested, the number before or behind', () => {
    expect(commands('a1 4 found')).toEqual([['ReportCount', { ...a1, count: 'found', number: 4, ...desk }]]);
    expect(commands('a1 found 4 arrested 1')).toEqual([
      ['ReportCount', { ...a1, count: 'found', number: 4, ...desk }],
      ['ReportCount', { ...a1, count: 'arrested', number: 1, ...desk }],
    ]);
    expect(fault('a1 201 found')).toBe('a1 201 found: The number must be at most 200');
    expect(fault('a1 4 secured')).toBe('4: 4 of what? Type found or arrested beside it');
    expect(read('a1 4')).toMatchObject({ kind: 'incomplete', hint: '4 found, or 4 arrested?' });
    expect(fault('a1 4 found 5 found')).toBe('5: Two numbers of people found');
  });

  test('BD5 how an address ended, and that it did not after all', () => {
    expect(commands('a3 no reply')).toEqual([['ReportOutcome', { ...a3, outcome: 'no_reply', ...desk }]]);
    expect(commands('a3 not executed -4')).toEqual([['ReportOutcome', { ...a3, outcome: 'not_executed', ...desk }]]);
    expect(commands('a3 reply')).toEqual([['ReportOutcome', { ...a3, outcome: null, ...desk }]]);
    expect(read('a3 no')).toMatchObject({ kind: 'incomplete', hint: 'no reply?' });
  });

  test('BD6 assistance by call sign takes the address from the team', () => {
    expect(commands('m22 assist rear garden')).toEqual([
      ['RaiseAssistance', { ...a2, detail: 'rear garden', ...radio('MIKE 22') }],
    ]);
    expect(commands('a2 assist rear garden -1 m22')).toEqual([
      ['RaiseAssistance', { ...a2, detail: 'rear garden', ...radio('MIKE 22') }],
    ]);
    expect(ago('a2 assist rear garden -1 m22')).toBe(1);
    expect(commands('mike 20 assist')).toEqual([['RaiseAssistance', { ...a2, detail: '', ...radio('MIKE 20') }]]);
  });

  test('BD7 a need carries its words', () => {
    expect(commands('a1 need interpreter, Romanian')).toEqual([
      ['NeedSomeone', { ...a1, need: 'interpreter, Romanian', ...desk }],
    ]);
    expect(read('a1 need')).toMatchObject({ kind: 'incomplete' });
    expect(commands('a1 need toString')).toEqual([['NeedSomeone', { ...a1, need: 'toString', ...desk }]]);
  });

  test('BD8 acknowledging, going, closing name the open call of that address', () => {
    const assistanceId = idOf('call2');
    expect(commands('ack a2')).toEqual([['AcknowledgeAssistance', { assistanceId }]]);
    expect(commands('who a2 mike 11')).toEqual([['SendToAssistance', { assistanceId, who: 'MIKE 11' }]]);
    expect(commands('who a2 duty inspector')).toEqual([['SendToAssistance', { assistanceId, who: 'duty inspector' }]]);
    expect(commands('close a2 m20')).toEqual([['CloseAssistance', { assistanceId, whoWent: 'MIKE 20' }]]);
    expect(fault('ack a1')).toBe('a1: No call for assistance from A1 waits to be acknowledged');
    expect(fault('who a1 m11')).toBe('a1: There is no open call for assistance from A1');
    expect(read('who a2')).toMatchObject({ kind: 'incomplete', hint: 'who is going? A call sign or a name' });
  });

  test('BD9 told by voice, by the name on the ring list', () => {
    expect(commands('told andrei')).toEqual([
      ['TellByVoice', { noticeId: idOf('n1') }],
      ['TellByVoice', { noticeId: idOf('n2') }],
    ]);
    expect(read('told an')).toMatchObject({ kind: 'incomplete', hint: 'Andrei Ionescu or Anna Bell?' });
    expect(echo('told the landlord to wait')).toBe('log entry | desk');
  });
});

describe('orders and settling', () => {
  test('BD10 the lead orders, with a reason or without', () => {
    expect(commands('a2 hold')).toEqual([['OrderAddress', { ...a2, order: 'hold' }]]);
    expect(commands('a2 abort ; dog in the yard')).toEqual([
      ['OrderAddress', { ...a2, order: 'abort', reason: 'dog in the yard' }],
    ]);
    expect(commands('m20 proceed')).toEqual([['OrderAddress', { ...a2, order: 'proceed' }]]);
  });

  test('BD10 nobody else orders, and a role that writes only is told so', () => {
    const but = (...out: string[]) => ({ ...context, may: new Set([...context.may].filter((t) => !out.includes(t))) });
    expect(readDeskLine('a2 hold', but('OrderAddress'))).toMatchObject({ kind: 'faulty', at: 3, end: 7 });
    const loggist = { ...context, may: new Set(['WriteLogEntry', 'RecordDecision'] as const) };
    expect(readDeskLine('a2 secured', loggist)).toMatchObject({ kind: 'faulty' });
    expect(readDeskLine('a2 door looks barred', loggist)).toMatchObject({ kind: 'command' });
  });

  test('BD11 a dispute is settled by naming the step', () => {
    expect(commands('a2 settle secured')).toEqual([['SettleStep', { ...a2, step: 'secured', reached: true }]]);
    expect(commands('a2 settle not secured')).toEqual([['SettleStep', { ...a2, step: 'secured', reached: false }]]);
    expect(fault('a2 settle rain')).toBe('rain: After settle comes one step, or not and one step');
  });
});

describe('words for the log', () => {
  test('BD12 a decision needs its reason', () => {
    expect(commands('/decision Nurse to A1 ; reception is covered')).toEqual([
      ['RecordDecision', { text: 'Nurse to A1', reason: 'reception is covered' }],
    ]);
    expect(read('/decision Nurse to A1')).toMatchObject({ kind: 'incomplete', hint: 'then ; and the reason' });
    expect(commands('/d a ; b ; c')).toEqual([['RecordDecision', { text: 'a', reason: 'b ; c' }]]);
    expect(fault('/nope x')).toBe('/nope: Only /decision and /note begin with a slash');
  });

  test('BD13 a note, of an address or of none', () => {
    const note = { sight: 'command', addressId: null };
    expect(commands('/note press at the cordon')).toEqual([
      ['WriteLogEntry', { ...note, text: 'press at the cordon', ...desk }],
    ]);
    expect(commands('/note a2 secured the rear gate m20 -2')).toEqual([
      ['WriteLogEntry', { sight: 'command', ...a2, text: 'secured the rear gate', ...radio('MIKE 20') }],
    ]);
    expect(commands('press at the cordon')).toEqual([
      ['WriteLogEntry', { ...note, text: 'press at the cordon', ...desk }],
    ]);
    expect(commands('m20 van seen in lane -5')).toEqual([
      ['WriteLogEntry', { sight: 'command', ...a2, text: 'van seen in lane', ...radio('MIKE 20') }],
    ]);
    expect(commands('M65 is blocked at J9')).toEqual([
      ['WriteLogEntry', { ...note, text: 'M65 is blocked at J9', ...desk }],
    ]);
  });
});

describe('call signs', () => {
  test('BD14 short, joined, in full, a member of the team, without a number', () => {
    expect(echo('a2 secured mike20')).toBe('A2 | secured | MIKE 20 · radio');
    expect(echo('a2 secured mike 20')).toBe('A2 | secured | MIKE 20 · radio');
    expect(echo('a2 secured m22')).toBe('A2 | secured | MIKE 22 · radio');
    expect(echo('a2 secured control')).toBe('A2 | secured | CONTROL · radio · not of A2');
    expect(read('a2 secured m10')).toMatchObject({
      echo: [{}, {}, { text: 'MIKE 10 · radio · not of A2', look: 'doubt' }],
    });
  });

  test('BD15 what does not exist here is named', () => {
    expect(fault('a2 secured m59')).toBe('m59: No team M59 here');
    expect(fault('m59 assist')).toBe('m59: No team M59 here');
    expect(fault('a9 secured')).toBe('a9: No address A9 here');
    expect(fault('ack a9')).toBe('a9: No address A9 here');
    expect(fault('a2 secured v1')).toBe('v1: That could be VICTOR 1 or VIXEN 1');
    expect(fault('m30 assist')).toBe('m30: MIKE 30 has A3 and A4. Say which behind it');
    expect(commands('m30 a4 assist')).toMatchObject([['RaiseAssistance', { addressId: idOf('a4') }]]);
    expect(fault('m40 assist')).toBe('m40: MIKE 40 has no address. Begin with the address');
    expect(fault('a2 securd')).toBe('securd: “securd” is not understood. Did you mean secured?');
    expect(fault('a2 banana')).toBe('banana: “banana” is not understood here. For words, begin with /note');
    expect(read('secured')).toMatchObject({ kind: 'incomplete', hint: 'which address? For example: a1 secured' });
  });
});

describe('times', () => {
  const on = (line: string, now: number) => {
    const reading = readDeskLine(line, { ...context, now });
    return reading.kind === 'command' && reading.occurredAt !== null
      ? new Date(reading.occurredAt).toISOString()
      : reading;
  };
  test('BD16 a clock time is the most recent such time in the operation’s zone', () => {
    expect(on('a2 secured 14:06', NOW)).toBe('2026-11-26T14:06:00.000Z');
    expect(on('a2 secured 1406', NOW)).toBe('2026-11-26T14:06:00.000Z');
    expect(on('a2 secured 14:13', NOW)).toBe('2026-11-25T14:13:00.000Z');
    expect(on('a2 secured 23:58', Date.UTC(2026, 10, 26, 0, 3))).toBe('2026-11-25T23:58:00.000Z');
    expect(on('a2 secured 23:58', Date.UTC(2026, 6, 1, 23, 3))).toBe('2026-07-01T22:58:00.000Z');
  });

  test('BD16 across both clock changes', () => {
    // 25 October 2026: 01:00 to 02:00 comes twice. At 01:40 GMT, 01:30 is ten minutes ago; at 01:20 GMT, fifty.
    expect(on('a2 secured 01:30', Date.UTC(2026, 9, 25, 1, 40))).toBe('2026-10-25T01:30:00.000Z');
    expect(on('a2 secured 01:30', Date.UTC(2026, 9, 25, 1, 20))).toBe('2026-10-25T00:30:00.000Z');
    expect(on('a2 secured 00:30', Date.UTC(2026, 9, 25, 3, 0))).toBe('2026-10-24T23:30:00.000Z');
    // 29 March 2026: 01:30 does not exist; the most recent one is the day before's.
    expect(on('a2 secured 01:30', Date.UTC(2026, 2, 29, 2, 0))).toBe('2026-03-28T01:30:00.000Z');
  });

  test('BD17 minutes ago, within twelve hours', () => {
    expect(ago('a2 secured')).toBeNull();
    expect(ago('a2 secured -0')).toBe(0);
    expect(ago('a2 secured −7min')).toBe(7);
    expect(fault('a2 secured -900')).toBe('-900: More than 12 hours ago: type the clock time');
    expect(fault('a2 secured 25:00')).toBe('25:00: Hours go from 00 to 23, minutes from 00 to 59');
  });
});
