import { counted } from '../format/language.ts';
import { reachedWords, stepWords } from '../words/labels.ts';
import { lowerFirst } from '../words/sentences.ts';
import type { AddressView, StepView } from '#shared/records.ts';
import { PEOPLE_STEPS, PREMISES_STEPS, type Step } from '#shared/vocabulary.ts';
import { confirmedWords, minuteOf, speaker } from './speaker.ts';

/** One step as a mark in a row: told, told twice, told both ways, skipped by a later one, or still to come. */
export type Dot = 'reached' | 'confirmed' | 'disputed' | 'skipped' | 'to_come';

/** One track of an address in a row: the state in words, what else is known, and a mark a step. */
export interface TrackCell {
  readonly title: string;
  readonly details: readonly string[];
  readonly dots: readonly Dot[];
  /** The marks in words, for screen readers. */
  readonly dotWords: string;
  readonly disputed: boolean;
}

type Steps = NonNullable<AddressView['steps']>;

/** The steps whose marks stand in a row; "briefed" comes before the day and is told by the detail. */
const ROW_PREMISES = PREMISES_STEPS.filter((step) => step !== 'briefed');

/** The furthest step of a list that was reached, disputed ones too. */
function furthest<S extends Step>(order: readonly S[], steps: Steps): S | undefined {
  return order.findLast((step) => steps[step]?.kind === 'reached' || steps[step]?.kind === 'disputed');
}

function dotOf(step: Step, steps: Steps, isPassed: boolean): Dot {
  const state = steps[step];
  switch (state?.kind) {
    case 'reached':
      return state.confirmed === undefined ? 'reached' : 'confirmed';
    case 'disputed':
      return 'disputed';
    case 'not_reached':
    case undefined:
      return isPassed ? 'skipped' : 'to_come';
  }
}

const DOT_WORDS: Readonly<Record<Dot, string>> = {
  reached: 'reported',
  confirmed: 'confirmed',
  disputed: 'disputed',
  skipped: 'not reported',
  to_come: 'to come',
};

/** "FUP", "entry": a step as a short name inside a sentence. */
const shortStep = (step: Step): string => (step === 'at_fup' ? 'FUP' : lowerFirst(stepWords[step]));

/** "Secured 14:04", "entry 14:00 · FUP not reported", ◉◉◉○. */
export function premisesCell(steps: Steps, zone: string): TrackCell {
  const last = furthest(PREMISES_STEPS, steps);
  const at = last === undefined ? -1 : PREMISES_STEPS.indexOf(last);
  const dots = ROW_PREMISES.map((step) => dotOf(step, steps, PREMISES_STEPS.indexOf(step) < at));
  const skipped = ROW_PREMISES.filter((_, i) => dots[i] === 'skipped').map((step) => `${shortStep(step)} not reported`);
  const state = last === undefined ? undefined : steps[last];
  const confirmed = confirmation(state, zone);
  const before = last === 'secured' || last === 'handed_back' ? sinceWords('entry', steps, zone) : [];
  return {
    title: last === undefined ? 'Not reported' : titleOf(last, state, zone),
    details: [...disputeWords(state, zone), ...skipped, ...(confirmed.length > 0 ? confirmed : before)],
    dots,
    dotWords: ROW_PREMISES.map((step, i) => `${shortStep(step)} ${DOT_WORDS[dots[i] ?? 'to_come']}`).join(', '),
    disputed: state?.kind === 'disputed',
  };
}

function titleOf(step: Step, state: StepView | undefined, zone: string): string {
  switch (state?.kind) {
    case 'reached':
      return `${reachedWords[step]} ${minuteOf(state.report, zone)}`;
    case 'disputed':
      return `${reachedWords[step]}?`;
    case 'not_reached':
    case undefined:
      return `${stepWords[step]} not reported`;
  }
}

/** Both sides of a dispute, each with who says so and when. */
export function disputeWords(state: StepView | undefined, zone: string): readonly string[] {
  if (state?.kind !== 'disputed') return [];
  const { reached, notReached } = state;
  return [
    `yes: ${speaker(reached)} ${minuteOf(reached, zone)}`,
    `no: ${speaker(notReached)} ${minuteOf(notReached, zone)}`,
  ];
}

const confirmation = (state: StepView | undefined, zone: string): readonly string[] =>
  state?.kind === 'reached' && state.confirmed !== undefined ? [confirmedWords(state.confirmed, zone)] : [];

function sinceWords(step: Step, steps: Steps, zone: string): readonly string[] {
  const state = steps[step];
  return state?.kind === 'reached' ? [`${shortStep(step)} ${minuteOf(state.report, zone)}`] : [];
}

/** "4 found, apart", "spoken to 14:08 · 1 arrested". Counts stand for themselves; nothing is concluded from them. */
export function peopleCell(address: AddressView, zone: string): TrackCell {
  const { steps = {}, counts = {}, potentialVictims } = address;
  const last = furthest(PEOPLE_STEPS, steps);
  const state = last === undefined ? undefined : steps[last];
  const found = counts.found?.number;
  const arrested = counts.arrested?.number;
  return {
    title: found !== undefined ? `${found} found${apartWords(steps)}` : peopleTitle(last, state, zone),
    details: [
      ...disputeWords(state, zone),
      ...confirmation(state, zone),
      ...((found ?? 0) > 0 &&
      state?.kind !== 'disputed' &&
      furthest(['apart', 'spoken_to', 'left'], steps) === undefined
        ? ['not yet apart']
        : []),
      ...sinceWords('spoken_to', steps, zone).map((words) => words.replace(' with interpreter', '')),
      ...sinceWords('left', steps, zone),
      ...(arrested === undefined ? [] : [`${arrested} arrested`]),
      ...(potentialVictims ? [counted(potentialVictims.number, 'potential victim')] : []),
    ],
    dots: [],
    dotWords: '',
    disputed: state?.kind === 'disputed',
  };
}

function peopleTitle(last: Step | undefined, state: StepView | undefined, zone: string): string {
  return last === undefined ? 'None reported' : titleOf(last, state, zone);
}

function apartWords({ apart }: Steps): string {
  if (apart?.kind === 'disputed') return ', apart?';
  return apart?.kind === 'reached' ? ', apart' : '';
}

/** "Under way", "since 14:06". No word after "secured" is "Not reported", before it "Not begun". */
export function searchCell(steps: Steps, zone: string): TrackCell {
  const last = furthest(['under_way', 'done'] as const, steps);
  const state = last === undefined ? undefined : steps[last];
  const blank = { dots: [], dotWords: '' };
  if (last === undefined || state === undefined) {
    const silent = steps.under_way === undefined && steps.secured?.kind === 'reached';
    return { ...blank, title: silent ? 'Not reported' : 'Not begun', details: [], disputed: false };
  }
  if (state.kind !== 'reached') {
    return { ...blank, title: `${reachedWords[last]}?`, details: disputeWords(state, zone), disputed: true };
  }
  const since = last === 'done' ? `at ${minuteOf(state.report, zone)}` : `since ${minuteOf(state.report, zone)}`;
  const skipped = last === 'done' && steps.under_way?.kind !== 'reached' ? ['start not reported'] : [];
  return {
    ...blank,
    title: reachedWords[last],
    details: [since, ...confirmation(state, zone), ...skipped],
    disputed: false,
  };
}
