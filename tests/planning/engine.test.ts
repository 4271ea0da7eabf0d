import * as fc from 'fast-check';
import { describe, expect, test } from '@jest/globals';
import { STAFFING_RULES } from '#shared/staffing-vocabulary.ts';
import { disagreementsOn, engine } from './disagreements.ts';
import type { RandomPlan } from './random-plans.ts';
import { randomPlan } from './random-plans.ts';

const PLANS = 10_000;

const TELLING = [
  'no gap',
  'two in an hour',
  'not counted',
  'the last is seen',
  'some are not seen',
  'rests on one',
  'a date without a gap',
];

/** The first plan of so many on which the engine and the slow one disagree, in words; none where they agree on all. */
function firstDisagreement(fast: ReturnType<typeof engine>, plans: number, seen?: Set<string>): string | null {
  const outcome = fc.check(
    fc.property(randomPlan, (plan) => {
      const found = disagreementsOn(plan, fast, seen);
      if (found.length > 0) throw new Error(found.join('\n'));
    }),
    { seed: 5, numRuns: plans, endOnFailure: seen === undefined },
  );
  if (!outcome.failed) return null;
  return `${String(outcome.errorInstance)}\n${JSON.stringify(outcome.counterexample)}`;
}

/** Ways of losing something of a plan: each an engine that forgot a rule. */
const PLANTED: Readonly<Record<string, (plan: RandomPlan) => RandomPlan>> = {
  'who was stood down stays to the end': (plan) => ({
    ...plan,
    assignments: plan.assignments.map((one) => ({ ...one, presence: 'arrived', presenceAt: null })),
  }),
  'a person asked again counts as a yes': (plan) => ({
    ...plan,
    assignments: plan.assignments.map((one) => (one.answer === 'asked_again' ? { ...one, answer: 'confirmed' } : one)),
  }),
  'nobody is down for two things': (plan) => ({
    ...plan,
    assignments: plan.assignments.map((one) => ({ ...one, personId: one.id })),
  }),
  'two agencies’ people of one number are one person': (plan) => ({
    ...plan,
    assignments: plan.assignments.map((one) => ({ ...one, agencyId: 'H' })),
  }),
  'days are those of Greenwich': (plan) => ({ ...plan, zone: 'UTC' }),
  'a rule set aside stands': (plan) => ({
    ...plan,
    assignments: plan.assignments.map((one) => ({ ...one, setAside: [] })),
  }),
  'the force’s own people are forgotten': (plan) => ({ ...plan, duties: [] }),
  'how many were found is not looked at': (plan) => ({
    ...plan,
    addresses: plan.addresses.map((one) => ({ ...one, counts: {} })),
  }),
  'every address is entered at T': (plan) => ({
    ...plan,
    addresses: plan.addresses.map((one) => ({ ...one, strikeOffset: 0 })),
  }),
  'nobody knows where the sites are': (plan) => ({
    ...plan,
    sites: plan.sites.map((one) => ({ ...one, point: null })),
  }),
  'an interpreter by phone is company': (plan) => ({
    ...plan,
    needs: plan.needs.map((one) => (one.role === 'phone_interpreter' ? { ...one, role: 'support_worker' } : one)),
    assignments: plan.assignments.map((one) =>
      one.role === 'phone_interpreter' ? { ...one, role: 'support_worker' } : one,
    ),
  }),
  'a capital letter is another dialect': (plan) => ({
    ...plan,
    assignments: plan.assignments.map((one) => ({
      ...one,
      dialects: one.dialects.filter(({ dialect }) => dialect === 'Moldovan'),
    })),
  }),
};

describe('the engine of cover against one that walks through time', () => {
  test('PL20 they agree on 10,000 plans: hours, gaps, who does not count, who waits, on whom it rests, what clashes', () => {
    const seen = new Set<string>();
    expect(firstDisagreement(engine(), PLANS, seen)).toBeNull();
    // Every rule was broken somewhere among them, and each that can be was set aside.
    for (const rule of STAFFING_RULES) expect([...seen].some((fault) => fault.startsWith(rule))).toBe(true);
    for (const rule of STAFFING_RULES.filter((one) => one !== 'both_sides' && one !== 'overlap'))
      expect([...seen].some((fault) => fault.startsWith(rule) && fault.endsWith('aside'))).toBe(true);
    for (const what of TELLING) expect([...seen]).toContain(what);
  }, 600_000);

  test.each(Object.keys(PLANTED))('PL20 it is found out when %s', (name) => {
    const fast = engine(PLANTED[name]);
    expect(firstDisagreement(fast, 2_000)).not.toBeNull();
  });
});
