import { describe, expect, test } from '@jest/globals';
import { keepable } from '#client/store/keepable.ts';
import { fieldNeeds, isListedNeed } from '#client/words/needs.ts';
import type { CommandType } from '#client/connection/command-types.ts';
import { AGENCY_COMMANDS } from '#shared/commands/agency-commands.ts';
import { DIRECTORY_COMMANDS } from '#shared/commands/directory-commands.ts';
import { OPERATION_COMMANDS } from '#shared/commands/operation-commands.ts';

const TYPES = Object.keys({ ...OPERATION_COMMANDS, ...AGENCY_COMMANDS, ...DIRECTORY_COMMANDS }) as CommandType[];
const MARK = 'Flat 2, 14 Example Road';
const keep = (type: CommandType, payload: unknown) => keepable(type, payload, isListedNeed);

/** Every field that any command has, each filled with typed words. */
const NAMES = [
  'detail',
  'need',
  'text',
  'reason',
  'line',
  'name',
  'note',
  'who',
  'whoWent',
  'heardFrom',
  'codename',
  'step',
  'addressId',
  'fields',
];

/** Where the mark of typed words is found among what would be written to the device. */
function marksKept(keeper: typeof keep): string[] {
  return TYPES.flatMap((type) =>
    NAMES.flatMap((name) => {
      const whole = keeper(type, { [name]: MARK });
      const nested = keeper(type, { [name]: { from: MARK, to: MARK } });
      return [whole, nested].some((kept) => JSON.stringify(kept ?? '').includes('Example Road'))
        ? [`${type}.${name}`]
        : [];
    }),
  );
}

describe('what a device may keep', () => {
  test('CL15 no command of any type keeps an address, a name or typed words', () => {
    expect(marksKept(keep)).toEqual([]);
  });

  test('CL15 the proof sees a keeper that keeps everything', () => {
    expect(
      marksKept((_type, payload) => ({ payload: payload as Record<string, unknown>, shortened: false })).length,
    ).toBe(TYPES.length * NAMES.length);
  });

  test('CL15 a step is kept whole, with ids and times alone', () => {
    const step = { addressId: 'AAAAAAAAAAA', step: 'secured', reached: true, source: 'phone' };
    expect(keep('ReportStep', step)).toEqual({ payload: step, shortened: false });
  });

  test('CL15 a call for assistance is kept without its detail, and says so', () => {
    const called = { addressId: 'AAAAAAAAAAA', detail: MARK, source: 'phone' };
    expect(keep('RaiseAssistance', called)).toEqual({ payload: { ...called, detail: '' }, shortened: true });
    expect(keep('RaiseAssistance', { ...called, detail: '' })?.shortened).toBe(false);
  });

  test('CL15 a need out of the list is kept; a typed one stays in memory', () => {
    const need = { addressId: 'AAAAAAAAAAA', need: fieldNeeds[0], source: 'phone' };
    expect(keep('NeedSomeone', need)?.payload).toEqual(need);
    expect(keep('NeedSomeone', { ...need, need: 'an interpreter at 14 Example Road' })).toBeUndefined();
  });

  test('CL15 a field that no rule names keeps the whole report in memory', () => {
    expect(keep('ReportStep', { addressId: 'AAAAAAAAAAA', step: 'secured', heardFrom: 'MIKE10' })).toBeUndefined();
    expect(keep('WriteLogEntry', { text: 'x' })).toBeUndefined();
    expect(keep('ReportStep', JSON.parse('{"__proto__":"x"}'))).toBeUndefined();
  });
});
