import type { Step } from '#shared/vocabulary.ts';

/** The steps as the big button offers them, from the briefing to the handing back of the door. */
export const LADDER = [
  'briefed',
  'at_fup',
  'entry',
  'secured',
  'apart',
  'spoken_to',
  'support_may_come_in',
  'under_way',
  'done',
  'handed_back',
] as const satisfies readonly Step[];

const INSIDE: readonly Step[] = [
  'entry',
  'secured',
  'found',
  'apart',
  'spoken_to',
  'left',
  'support_may_come_in',
  'under_way',
  'done',
  'handed_back',
];

/**
 * What makes a step idle talk when it was not reported itself: nobody who is inside asks to be told of the FUP. The
 * tracks run side by side, so a search under way says nothing of the people; "secured" is asked for until it is told,
 * since others wait for it.
 */
const PASSED_BY: Readonly<Record<(typeof LADDER)[number], readonly Step[]>> = {
  briefed: ['at_fup', ...INSIDE],
  at_fup: INSIDE,
  entry: INSIDE,
  secured: ['handed_back'],
  apart: ['spoken_to', 'left', 'handed_back'],
  spoken_to: ['left', 'handed_back'],
  support_may_come_in: ['handed_back'],
  under_way: ['done', 'handed_back'],
  done: ['handed_back'],
  handed_back: [],
};

/** What the big button offers and what follows it; null where nothing is left to do. */
export interface Offer {
  readonly next: Step | null;
  readonly after: Step | null;
}

/** The next step of an address at which these steps were reached, in whatever order. */
export function offerAfter(reached: ReadonlySet<Step>): Offer {
  const next = firstOpen(reached);
  return { next, after: next === null ? null : firstOpen(new Set([...reached, next])) };
}

function firstOpen(reached: ReadonlySet<Step>): Step | null {
  const open = LADDER.find((step) => !reached.has(step) && !PASSED_BY[step].some((later) => reached.has(later)));
  return open ?? null;
}

/** A step as an officer says it. */
export const phoneStepWords: Readonly<Record<Step, string>> = {
  briefed: 'Briefed',
  at_fup: 'At FUP',
  entry: 'Entry',
  secured: 'Secured',
  handed_back: 'Handed back',
  found: 'People found',
  apart: 'People apart',
  spoken_to: 'Spoken to with interpreter',
  left: 'People left',
  under_way: 'Search under way',
  done: 'Search done',
  support_may_come_in: 'Support may come in',
};
