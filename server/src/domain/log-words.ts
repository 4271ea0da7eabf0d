import type { WarrantFact } from '#shared/commands/plan-record-fields.ts';
import type { ArrivalBand } from '#shared/staffing-vocabulary.ts';
import type { Order, Outcome, Phase, Presence, ShownLevel, StaffRole, Step } from '#shared/vocabulary.ts';

/** The plain sentences of the log, made in this one place out of events. */

const STEP_WORDS: Readonly<Record<Step, string>> = {
  briefed: 'Briefed',
  at_fup: 'At FUP',
  entry: 'Entry',
  secured: 'Secured',
  handed_back: 'Handed back',
  found: 'People found',
  apart: 'Apart',
  spoken_to: 'Spoken to with interpreter',
  left: 'People left',
  under_way: 'Search under way',
  done: 'Search done',
  support_may_come_in: 'Support may come in',
};
const PHASE_WORDS: Readonly<Record<Phase, string>> = {
  draft: 'draft',
  briefed: 'briefed',
  live: 'live',
  stood_down: 'stood down',
  closed: 'closed',
};
const ORDER_WORDS: Readonly<Record<Order, string>> = { proceed: 'Proceed', hold: 'Hold', abort: 'Abort' };
const OUTCOME_WORDS: Readonly<Record<Outcome, string>> = { no_reply: 'No reply', not_executed: 'Not executed' };
const PRESENCE_WORDS: Readonly<Record<Exclude<Presence, 'not_started'>, string>> = {
  en_route: 'en route',
  arrived: 'arrived',
  at_reception: 'at reception',
  on_break: 'on a break',
  stood_down: 'stood down',
};
const ARRIVAL_WORDS: Readonly<Record<ArrivalBand, string>> = {
  now: 'there now',
  '0_15': 'there within 15 min',
  '16_30': 'there in 16 to 30 min',
  '31_45': 'there in 31 to 45 min',
  '46_60': 'there in 46 to 60 min',
  over_60: 'there in over an hour',
};
const ROLE_WORDS: Readonly<Record<StaffRole, string>> = {
  interpreter: 'Interpreter',
  phone_interpreter: 'Interpreter by phone',
  sexual_health_nurse: 'Sexual health nurse',
  health_assessor: 'Health assessor',
  support_worker: 'Support worker',
  advocate: 'Advocate',
  victim_navigator: 'Victim navigator',
  reception_manager: 'Reception manager',
  nrm_adviser: 'NRM adviser',
  social_worker_adult: 'Social worker (adults)',
  social_worker_child: 'Social worker (children)',
  housing: 'Housing officer',
  key_worker: 'Key worker',
  woman_officer: 'Woman officer',
  search_officer: 'Search officer',
  entry_officer: 'Entry officer',
  arrest_officer: 'Arrest officer',
  exhibits_officer: 'Exhibits officer',
  scenes_of_crime: 'Scenes of crime officer',
  transport: 'Transport',
  fire_safety: 'Fire safety officer',
  trading_standards: 'Trading standards officer',
};

/** Words typed by a person, as the end of a sentence: "Hold" and "dog inside." → "Hold: dog inside." */
export function ended(head: string, typed: string | null): string {
  if (typed === null || typed === '') return `${head}.`;
  return `${head}: ${typed}${/[.!?]$/.test(typed) ? '' : '.'}`;
}

export const stepWords = (step: Step, reached: boolean): string =>
  reached ? `${STEP_WORDS[step]}.` : `Not so: ${STEP_WORDS[step].toLowerCase()}.`;
export const stepAgainWords = (step: Step, reached: boolean): string => `Said again: ${stepWords(step, reached)}`;
export const stepSettledWords = (step: Step, reached: boolean): string =>
  `${STEP_WORDS[step]}: settled as ${reached ? 'reached' : 'not reached'}.`;
export const countWords = (count: 'found' | 'arrested', number: number): string => `${number} ${count}.`;
export const outcomeWords = (outcome: Outcome | null): string =>
  outcome === null ? 'Outcome taken back.' : `${OUTCOME_WORDS[outcome]}.`;
export const orderWords = (order: Order, reason: string | null): string => ended(ORDER_WORDS[order], reason);
export const needWords = (need: string): string => ended('Needed', need);

export const assistanceWords = (detail: string): string =>
  detail === '' ? 'Assistance.' : ended(`Assistance ${detail}`, null);
export const acknowledgedWords = 'Assistance acknowledged.';
export const sentWords = (who: string): string => ended(`Going to assist`, who);
export const assistanceClosedWords = (whoWent: string): string => ended('Assistance closed. Went', whoWent);

export const decisionWords = (number: number, text: string, reason: string): string =>
  `${ended(`Decision ${number}`, text)} ${ended('Reason', reason)}`;

const LEVEL_WORDS: Readonly<Record<ShownLevel, string>> = { area: 'area', full: 'full address' };
export const shownWords = (place: string, agency: string, level: ShownLevel): string =>
  `${place} shown to ${agency}: ${LEVEL_WORDS[level]}.`;
export const planShownWords = (place: string, agency: string, level: ShownLevel, due: string): string =>
  `${place} to be shown to ${agency} at ${due}: ${LEVEL_WORDS[level]}.`;
export const withdrawnWords = (place: string, agency: string, seen: boolean, reason: string): string =>
  `${ended(`${place} withdrawn from ${agency}`, reason)}${seen ? ' Too late for what was seen.' : ''}`;

export const presenceWords = (
  role: StaffRole,
  agency: string,
  presence: Exclude<Presence, 'not_started'>,
  arrival: ArrivalBand | null = null,
): string =>
  `${ROLE_WORDS[role]} of ${agency} ${PRESENCE_WORDS[presence]}${arrival === null ? '' : `, ${ARRIVAL_WORDS[arrival]}`}.`;

export const roleWords = (role: StaffRole): string => ROLE_WORDS[role];

/** `need`: its ref and role ("N3 Interpreter"); `by`: the time to answer by, in words. */
export function askedWords(
  need: string,
  agency: string,
  { isAgain, isInOrder, by }: { readonly isAgain: boolean; readonly isInOrder: boolean; readonly by: string | null },
): string {
  const inOrder = isInOrder ? ', in turn' : '';
  return `${need}: asked of ${agency}${isAgain ? ' again' : ''}${inOrder}${by === null ? '' : `, answer by ${by}`}.`;
}
export const cannotWords = (need: string, agency: string): string => `${need}: ${agency} cannot.`;
export const overdueWords = (need: string, agency: string): string => `${need}: no answer from ${agency} in time.`;
export const takenBackWords = (need: string, agency: string): string => `${need}: no longer asked of ${agency}.`;

export const phaseWords = (to: Phase, reason: string | null): string => ended(`Phase: ${PHASE_WORDS[to]}`, reason);
export const postponedWords = (reason: string): string => ended('Operation postponed', reason);
export const resumedWords = (reason: string): string => ended('Operation resumed', reason);
export const cancelledWords = (reason: string): string => ended('Operation cancelled', reason);
export const tWords = (from: number | null, to: number, zone: string, reason: string): string =>
  from === null
    ? ended(`T set to ${clock(to, zone)}`, reason)
    : ended(`T moved from ${clock(from, zone)} to ${clock(to, zone)}`, reason);

export const handedOverWords = (post: string, from: string | null, to: string): string =>
  from === null ? `${post} taken on by ${to}.` : `${post} handed over from ${from} to ${to}.`;
export const offeredWords = (post: string, to: string): string => `${post} offered to ${to}.`;
export const offerEndedWords = (post: string, to: string, how: 'declined' | 'taken_back'): string =>
  how === 'declined' ? `${post} declined by ${to}.` : `Offer of ${post} to ${to} taken back.`;
export const taskWords = (title: string, done: boolean): string => ended(done ? 'Done' : 'Not done after all', title);
export const replacedWords = (ref: string, reason: string): string => ended(`${ref} is another address now`, reason);

/** What became of a warrant. `ends`: the first moment at which it is spent. Times are in words. */
export function warrantWords(
  warrant: string,
  kind: WarrantFact['kind'],
  { at, ends, inspector }: { readonly at: string; readonly ends: string | null; readonly inspector: string | null },
): string {
  switch (kind) {
    case 'issued':
      return `${warrant} issued ${at}${ends === null ? '' : `, may be used until ${ends}`}.`;
    case 'refused':
      return `${warrant} refused ${at}.`;
    case 'entry_authorised':
      return `${warrant}: further entry authorised in writing ${at}${inspector === null ? '' : ` by ${inspector}`}.`;
    case 'executed':
      return `${warrant} executed ${at}.`;
    case 'returned':
      return `${warrant} returned ${at}.`;
  }
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Milliseconds since 1970 as "24 Nov 14:05" in the operation's own zone (checked when the operation was made). */
export function clock(at: number, zone: string): string {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    day: 'numeric',
    month: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  });
  const parts = new Map(format.formatToParts(at).map((part) => [part.type, part.value]));
  const month = MONTHS[Number(parts.get('month')) - 1] ?? '';
  return `${parts.get('day') ?? ''} ${month} ${parts.get('hour') ?? ''}:${parts.get('minute') ?? ''}`;
}

/** Whether this machine knows a time zone by that name. */
export function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en-GB', { timeZone: name }) instanceof Intl.DateTimeFormat;
  } catch {
    return false;
  }
}
