import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { LADDER, offerAfter, phoneStepWords } from '#client/field/next-step.ts';
import { STEPS, type Step } from '#shared/vocabulary.ts';

const after = (...steps: readonly Step[]): Step | null => offerAfter(new Set(steps)).next;
const anySteps = fc.uniqueArray(fc.constantFrom(...STEPS));

/** Follows the big button to its end. What it offered, in order; "stuck" where it offers what was just tapped. */
function followed(from: ReadonlySet<Step>, offer = offerAfter): readonly (Step | 'stuck')[] {
  const reached = new Set(from);
  const offered: (Step | 'stuck')[] = [];
  for (let { next } = offer(reached); next !== null; { next } = offer(reached)) {
    if (reached.has(next) || offered.length > STEPS.length) return [...offered, 'stuck'];
    offered.push(next);
    reached.add(next);
  }
  return offered;
}

describe('the next step', () => {
  test('FD1 the big button leads from the briefing to the handing back, step by step', () => {
    expect(followed(new Set())).toEqual(LADDER);
    expect(offerAfter(new Set(['briefed', 'at_fup', 'entry', 'secured'])).next).toBe('apart');
    expect(offerAfter(new Set<Step>(['secured', 'apart', 'spoken_to']))).toEqual({
      next: 'support_may_come_in',
      after: 'under_way',
    });
  });

  test('FD1 it comes to an end from whatever was tapped before, and never offers what was reached', () => {
    fc.assert(
      fc.property(anySteps, (steps) => {
        const offered = followed(new Set(steps));
        expect(offered).not.toContain('stuck');
        expect(offered.filter((step) => steps.includes(step as Step))).toEqual([]);
        expect(after(...steps, ...(offered as Step[]))).toBeNull();
      }),
    );
  });

  test('FD1 the proof finds a button that stays where it is', () => {
    const stuck = (): ReturnType<typeof offerAfter> => ({ next: 'entry', after: null });
    expect(followed(new Set(), stuck)).toContain('stuck');
  });

  test('FD1 the order of the taps makes no difference to what is offered', () => {
    fc.assert(
      fc.property(anySteps, fc.infiniteStream(fc.nat()), (steps, random) => {
        const shuffled = steps
          .map((step) => ({ step, at: random.next().value as number }))
          .toSorted((a, b) => a.at - b.at)
          .map(({ step }) => step);
        expect(offerAfter(new Set(shuffled))).toEqual(offerAfter(new Set(steps)));
      }),
    );
  });

  test('FD2 who is inside is not asked for the FUP; what others wait for is asked for until it is told', () => {
    expect(after('entry')).toBe('secured');
    expect(after('apart')).toBe('secured');
    expect(after('secured', 'spoken_to')).toBe('support_may_come_in');
    expect(after('secured', 'done')).toBe('apart');
    expect(after('handed_back')).toBeNull();
  });

  test('FD1 every step has its words for the phone', () => {
    expect(STEPS.map((step) => phoneStepWords[step]).filter((words) => words === '')).toEqual([]);
    expect(phoneStepWords.apart).toBe('People apart');
  });
});
