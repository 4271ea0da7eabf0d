import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { inverseOf, remember, sameValue, undoNext, type Edit, type UndoList } from '#client/editing/edits.ts';
import { inPlace, shownValue, type InPlaceAct, type InPlaceState } from '#client/editing/in-place.ts';
import { formFaults } from '#client/editing/form-faults.ts';
import { AGENCY_COMMANDS } from '#shared/commands/agency-commands.ts';
import { parse } from '#shared/parse.ts';

const edit = (from: unknown, to: unknown): Edit => ({
  target: { kind: 'address', id: 'addressAAA1' },
  label: 'Hazards of A1',
  field: 'hazards',
  from,
  to,
});

describe('undo', () => {
  test('PN12 undo is the inverse edit of the newest one', () => {
    const list = remember(remember([], edit('', 'one dog')), edit('one dog', 'two dogs'));
    const next = undoNext(list, () => 'two dogs');
    expect(next).toEqual({ kind: 'undo', edit: edit('two dogs', 'one dog'), rest: [edit('', 'one dog')] });
    expect(inverseOf(inverseOf(edit('a', 'b')))).toEqual(edit('a', 'b'));
  });

  test('PN12 what somebody else has changed since is not taken back', () => {
    const next = undoNext([edit('', 'one dog')], () => 'no dogs');
    expect(next).toMatchObject({ kind: 'changed_since', rest: [] });
    expect(undoNext([], () => '')).toEqual({ kind: 'nothing' });
  });

  test('PN12 the list is bounded and keeps the newest', () => {
    let list: UndoList = [];
    for (let at = 0; at < 200; at += 1) list = remember(list, edit(at, at + 1));
    expect(list.length).toBeLessThanOrEqual(50);
    expect(list.at(-1)?.to).toBe(200);
  });

  test('PN12 two values are the same as their JSON is, whatever the order of names', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(sameValue(value, structuredClone(value))).toBe(true);
        expect(sameValue(value, [value])).toBe(false);
      }),
      { numRuns: 500, seed: 5 },
    );
    expect(sameValue({ start: 1, end: 2 }, { end: 2, start: 1 })).toBe(true);
    expect(sameValue({ start: 1 }, { start: 1, end: undefined })).toBe(false);
  });
});

type State = InPlaceState<string, string>;
const shown: State = { kind: 'shown' };

const draftOf = (state: State): string | undefined =>
  state.kind === 'typing' || state.kind === 'saving' ? state.draft : undefined;

/** Steps in which typed text was lost: open with a draft before, gone after, and neither saved nor given back. */
function lostText(
  step: (state: State, act: InPlaceAct<string, string>) => State,
  acts: readonly InPlaceAct<string, string>[],
): readonly string[] {
  let state = shown;
  const lost: string[] = [];
  for (const act of acts) {
    const before = state;
    state = step(before, act);
    const had = draftOf(before);
    const has = draftOf(state);
    const deliberate = act.type === 'giveBack' || act.type === 'recorded' || act.type === 'save';
    if (had !== undefined && has === undefined && !deliberate)
      lost.push(`${before.kind} → ${state.kind} by ${act.type}`);
    if (had !== undefined && has !== undefined && act.type !== 'type' && had !== has)
      lost.push(`the draft changed by ${act.type}`);
  }
  return lost;
}

const anyAct: fc.Arbitrary<InPlaceAct<string, string>> = fc.oneof(
  fc.record({ type: fc.constant('open' as const), value: fc.string(), draft: fc.string() }),
  fc.record({ type: fc.constant('type' as const), draft: fc.string() }),
  fc.record({ type: fc.constant('save' as const), to: fc.string() }),
  fc.record({ type: fc.constant('fault' as const), fault: fc.string() }),
  fc.constantFrom<InPlaceAct<string, string>>({ type: 'giveBack' }, { type: 'recorded' }, { type: 'settled' }),
);

describe('a value edited where it stands', () => {
  test('PN11 typed text is never lost by a refusal, in any order of acts; a planted bug is found', () => {
    const runs = fc.sample(fc.array(anyAct, { maxLength: 30 }), { numRuns: 1000, seed: 11 });
    expect(runs.flatMap((acts) => lostText(inPlace, acts))).toEqual([]);
    const forgetful = (state: State, act: InPlaceAct<string, string>): State =>
      act.type === 'fault' && state.kind === 'saving' ? shown : inPlace(state, act);
    expect(runs.flatMap((acts) => lostText(forgetful, acts))).not.toEqual([]);
  });

  test('PN11 an edit names the value that it was typed over, even if the record moves meanwhile', () => {
    const open = inPlace(shown, { type: 'open', value: 'one dog', draft: 'one dog' });
    const typed = inPlace(open, { type: 'type', draft: 'two dogs' });
    expect(inPlace(typed, { type: 'save', to: 'two dogs' })).toMatchObject({
      kind: 'saving',
      from: 'one dog',
      to: 'two dogs',
    });
    expect(inPlace(typed, { type: 'save', to: 'one dog' })).toEqual(shown);
  });

  test('PN11 between "recorded" and the record itself the new value is shown; what others write then wins', () => {
    const sent: State = { kind: 'sent', from: 'one dog', to: 'two dogs' };
    expect(shownValue(sent, 'one dog')).toBe('two dogs');
    expect(shownValue(sent, 'no dogs')).toBe('no dogs');
  });
});

test('PN10 a refusal’s faults stand at the fields of the form, by the longest path that has a label', () => {
  const labels = { line: 'Address', 'expected.number': 'People expected', expected: 'Expected' };
  const { byField, rest } = formFaults(
    [
      { field: 'fields.line.to', reason: 'empty' },
      { field: 'expected.number', reason: 'not_whole' },
      { field: 'expected.languages.0', reason: 'not_form' },
      { field: 'elsewhere', reason: 'missing' },
    ],
    labels,
  );
  expect(byField).toEqual({
    line: 'Address is empty',
    'expected.number': 'People expected must be a whole number',
    expected: 'Expected does not have the right form',
  });
  expect(rest).toEqual(['Something is needed']);
  const parsed = parse(AGENCY_COMMANDS.AddPerson.payload, { name: 'Eva Sample' });
  expect(parsed.ok).toBe(false);
});
