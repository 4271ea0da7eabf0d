import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { matching, plainLetters } from '#client/ui/combo-items.ts';
import { armedFor, holdFor, nextHold, type Hold, type HoldEvent } from '#client/ui/hold.ts';
import { hotkeyFor, isSingleKey, pressedKey, type Hotkey, type KeyPlace, type KeyPress } from '#client/ui/hotkeys.ts';
import { parseWhole, wholeFault } from '#client/ui/whole.ts';

const idle: Hold = { kind: 'idle' };
type Next = (hold: Hold, event: HoldEvent) => Hold;

/** How often a run of events acts. */
function acts(events: readonly HoldEvent[], next: Next = nextHold): number {
  let hold = idle;
  let count = 0;
  for (const event of events) {
    const after = next(hold, event);
    if (after.kind === 'spent' && hold.kind !== 'spent') count += 1;
    hold = after;
  }
  return count;
}

const at = (kind: HoldEvent['kind'], ms: number): HoldEvent => ({ kind, at: ms });

describe('hold button', () => {
  test.each<[string, number, HoldEvent[]]>([
    ['a held press', 1, [at('down', 0), at('tick', holdFor), at('up', 1500)]],
    ['a held press whose tick came late', 1, [at('down', 0), at('up', holdFor)]],
    ['two taps', 1, [at('down', 0), at('up', 80), at('down', 600), at('up', 680)]],
    ['a brush', 0, [at('down', 0), at('cancel', 300)]],
    ['one tap', 0, [at('down', 0), at('up', 80), at('tick', 80 + armedFor + 1)]],
    ['two taps too far apart', 0, [at('down', 0), at('up', 80), at('down', 80 + armedFor + 1), at('up', 5000)]],
    ['the bounce of a wet glove', 0, [at('down', 0), at('up', 80), at('down', 150), at('up', 190)]],
    ['a bounce, then a second tap', 1, [at('down', 0), at('up', 80), at('down', 150), at('up', 190), at('down', 700)]],
    ['a finger that stays down', 1, [at('down', 0), at('tick', 1000), at('tick', 2000), at('tick', 9000)]],
    ['letting go without pressing', 0, [at('up', 0), at('cancel', 1), at('tick', 2)]],
  ])('UI24 %s acts %i times', (_name, times, events) => {
    expect(acts(events)).toBe(times);
  });

  /** Runs that acted more often than anything was pressed. */
  function unmeant(next: Next): number {
    let found = 0;
    const event = fc.record({
      kind: fc.constantFrom<HoldEvent['kind'][]>('down', 'up', 'cancel', 'tick'),
      wait: fc.nat(1500),
    });
    fc.assert(
      fc.property(fc.array(event, { maxLength: 30 }), (steps) => {
        let clock = 0;
        const events = steps.map(({ kind, wait }) => at(kind, (clock += wait)));
        const downs = events.filter(({ kind }) => kind === 'down').length;
        if (acts(events, next) > downs) found += 1;
      }),
      { numRuns: 1000, seed: 24 },
    );
    return found;
  }

  test('UI24 no run of events acts more often than it was pressed', () => {
    expect(unmeant(nextHold)).toBe(0);
    // Planted: a button that goes on acting while the finger stays.
    const repeats: Next = (hold, event) =>
      hold.kind === 'spent' && event.kind === 'tick'
        ? idle
        : hold.kind === 'idle' && event.kind === 'tick'
          ? { kind: 'spent' }
          : nextHold(hold, event);
    expect(unmeant(repeats)).toBeGreaterThan(0);
  });
});

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...more,
});
const free: KeyPlace = { typing: false, inDialog: false, singleKeys: true };
const keys: readonly Hotkey[] = ['F2', 'Ctrl+K', 'n', 'g a', '?'].map((name) => ({
  keys: name,
  label: name,
  run: () => undefined,
}));

describe('hotkeys', () => {
  test('UI23 one way to write a press', () => {
    expect(pressedKey(press('k', { ctrlKey: true }))).toBe('Ctrl+K');
    expect(pressedKey(press('k', { metaKey: true }))).toBe('Ctrl+K');
    expect(pressedKey(press('N', { shiftKey: true }))).toBe('n');
    expect(pressedKey(press('?', { shiftKey: true }))).toBe('?');
    expect(pressedKey(press('n', { altKey: true }))).toBe('Alt+n');
    expect(['n', '?', 'g a', 'F2', 'Ctrl+K', 'Escape'].map(isSingleKey)).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  test.each<[string, KeyPlace]>([
    ['in a field', { ...free, typing: true }],
    ['in a dialog', { ...free, inDialog: true }],
    ['switched off', { ...free, singleKeys: false }],
  ])('UI23 single keys %s do nothing, F2 and Ctrl+K still do', (_name, place) => {
    expect(hotkeyFor(press('n'), 0, undefined, keys, place)).toEqual({});
    expect(hotkeyFor(press('g'), 0, undefined, keys, place)).toEqual({});
    expect(hotkeyFor(press('F2'), 0, undefined, keys, place).hotkey?.keys).toBe('F2');
    expect(hotkeyFor(press('k', { ctrlKey: true }), 0, undefined, keys, place).hotkey?.keys).toBe('Ctrl+K');
  });

  test('UI23 two keys in turn, soon after one another', () => {
    const { prefix } = hotkeyFor(press('g'), 100, undefined, keys, free);
    expect(prefix).toEqual({ key: 'g', at: 100 });
    expect(hotkeyFor(press('a'), 600, prefix, keys, free).hotkey?.keys).toBe('g a');
    expect(hotkeyFor(press('a'), 5000, prefix, keys, free)).toEqual({});
    expect(hotkeyFor(press('n', { ctrlKey: true }), 0, undefined, keys, free)).toEqual({});
  });
});

describe('what is typed', () => {
  const people = [
    { value: 'p1', label: 'Ștefania Example', detail: 'Harbour Support · Romanian' },
    { value: 'p2', label: 'Olena Sample', detail: 'Ukrainian' },
    { value: 'p3', label: 'Esther Romane', detail: 'English' },
  ];

  test('UI25 letters with and without marks find the same, names before particulars', () => {
    expect(matching(people, 'stef').map((one) => one.value)).toEqual(['p1']);
    expect(matching(people, 'ȘTEF')).toEqual(matching(people, 'stef'));
    expect(matching(people, 'roman').map((one) => one.value)).toEqual(['p1', 'p3']);
    expect(matching(people, 'e').map((one) => one.value)).toEqual(['p3', 'p1']);
    expect(matching(people, 'harbour stef').map((one) => one.value)).toEqual(['p1']);
    expect(matching(people, '')).toEqual(people);
    expect(matching(people, '[.*')).toEqual([]);
    expect(plainLetters('  Ștefănescu ')).toBe('stefanescu');
  });

  test('UI31 a number field takes whole numbers in range and says what is wrong with the rest', () => {
    expect(parseWhole(' 12 ', { min: 1 })).toBe(12);
    for (const bad of ['', '1.5', '1e3', '0x1', '-1', '21', '9999999999', 'two', '１２']) {
      expect(parseWhole(bad, { min: 0, max: 20 })).toBeUndefined();
    }
    expect(wholeFault('two', { min: 1, max: 20 })).toBe('Type a whole number from 1 to 20');
    expect(wholeFault('', { min: 1 })).toBeUndefined();
    expect(wholeFault('-1', { min: 0 })).toBe('Type a whole number, 0 or more');
  });
});
