import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { sameValue, type Edit } from '#client/editing/edits.ts';
import {
  deedsFor,
  inverseOf,
  mayDo,
  NO_HISTORY,
  nextStep,
  remember,
  type Deed,
  type Step,
} from '#client/editing/history.ts';
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

const step = (from: unknown, to: unknown): Step => ({
  label: 'Hazards of A1',
  deeds: [{ kind: 'edit', edit: edit(from, to) }],
});
const one = (from: unknown, to: unknown): Deed => ({ kind: 'edit', edit: edit(from, to) });
const having = (hazards: string) => () => ({ hazards });

describe('undo', () => {
  test('PN12 undo is the inverse edit of the newest one', () => {
    const history = remember(remember(NO_HISTORY, step('', 'one dog')), step('one dog', 'two dogs'));
    const next = nextStep(history, 'undo');
    expect(next).toEqual(step('one dog', 'two dogs'));
    expect(deedsFor(step('one dog', 'two dogs'), 'undo')).toEqual([one('two dogs', 'one dog')]);
    expect(inverseOf(inverseOf(one('a', 'b')))).toEqual(one('a', 'b'));
  });

  test('PN12 what somebody else has changed since is not taken back', () => {
    const [back] = deedsFor(step('', 'one dog'), 'undo');
    expect(mayDo(back as Deed, having('one dog'))).toBe(true);
    expect(mayDo(back as Deed, having('no dogs'))).toBe(false);
    expect(mayDo(back as Deed, () => undefined)).toBe(false);
    expect(nextStep(NO_HISTORY, 'undo')).toBeUndefined();
  });

  test('PN12 the list is bounded and keeps the newest', () => {
    let history = NO_HISTORY;
    for (let at = 0; at < 200; at += 1) history = remember(history, step(at, at + 1));
    expect(history.done.length).toBeLessThanOrEqual(50);
    expect(nextStep(history, 'undo')).toEqual(step(199, 200));
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
