import { misfits, type Candidate } from '#shared/staffing/fit.ts';
import type { AssignmentView, RequestView, RosterPersonView } from '#shared/records.ts';
import { isLive } from './lead-situation.ts';
import { apart, common, MINUTE, minutesOf, type Holding, type Need, type Span, type Unit } from './problem.ts';
import { askedOf, dayOf, fromNow, keepsOut, together, type Situation } from './situation.ts';
import { soonFrom, weightOf } from './urgency.ts';
import type { View } from './view-reader.ts';

/**
 * What a coordinator's own views say: what is asked of the own agency, its roster, and whom it has put forward already, who
 * stay where they are. Places are not known here, and nothing of any other agency is.
 */
export function rosterSituation(view: View, now: number): Situation {
  const { zone = 'Europe/London' } = view.get('operation', 'operation') ?? {};
  const asks = view.all('request').flatMap(([id, record]) => asksOf(id, record, now));
  const needs = asks.map(({ need }) => need);
  // An agency does not know T: what is urgent is counted from the first hour that it is asked for.
  const first = needs.reduce((least, { startAt }) => Math.min(least, startAt), Infinity);
  const clock = { zone, t: Number.isFinite(first) ? first : now, isSet: true };
  const bare: Situation = {
    problem: { needs, units: [], fixed: [], travel: () => 0, soon: soonFrom(Math.max(clock.t, now)) },
    asked: asks.map(({ asked }) => asked),
    where: asks.map(({ where }) => where),
    clock,
  };
  const sent = view.all('assignment').filter(([, record]) => isLive(record));
  const fixed = sent.flatMap(([id, record]) => standingOf(id, record, bare, view, now));
  const units = view.all('rosterPerson').flatMap(([id, person]) => {
    const own = sent.flatMap(([, record]) => (record.personId === id ? [record] : []));
    return unitOf(id, person, own, bare, view, now);
  });
  return { ...bare, problem: { ...bare.problem, units: together(units, needs), fixed } };
}

/** Where two dates are pencilled, one need for the hours on each. */
function asksOf(id: string, record: RequestView, now: number) {
  const { role, number = 0, startAt, endAt, windows = [], standing, ref = '' } = record;
  if (role === undefined || standing === 'taken_back' || standing === 'cannot') return [];
  const hasHours = startAt !== undefined && startAt !== null && endAt !== undefined && endAt !== null;
  const hours: readonly Span[] = hasHours ? [{ startAt, endAt }] : windows;
  const asked = askedOf(record, role);
  const weight = weightOf(role, asked.worksWith, null);
  return hours.flatMap((one) => {
    const span = fromNow({ startAt: one.startAt, endAt: one.endAt }, now);
    const need: Need | null =
      span === null ? null : { id, role, number, worksWith: asked.worksWith, place: null, weight, ...span };
    return need === null ? [] : [{ need, asked, where: ref }];
  });
}

/** Somebody put forward already. Whoever does not fit counts only where that was set aside. */
function standingOf(
  id: string,
  record: AssignmentView,
  { problem, asked, clock }: Situation,
  view: View,
  now: number,
): readonly Holding[] {
  const { startAt, endAt, requestId, personId = '', setAside = [] } = record;
  const hours = startAt === undefined || endAt === undefined ? null : fromNow({ startAt, endAt }, now);
  const person = view.get('rosterPerson', personId);
  if (hours === null) return [];
  return problem.needs.flatMap((need, index): readonly Holding[] => {
    const want = asked[index];
    if (need.id !== requestId || want === undefined || common(need, hours) === null) return [];
    const faults = person === undefined ? [] : misfits(candidateOf(person), want, dayOf(need, clock)).filter(keepsOut);
    const counts = faults.every(({ rule }) => setAside.some((one) => one.rule === rule));
    return [{ id, need: index, ...hours, counts }];
  });
}

const candidateOf = (person: RosterPersonView): Candidate => ({
  roles: person.roles ?? [],
  languages: person.languages ?? [],
  dialects: person.dialects ?? [],
  gender: person.gender ?? 'not_said',
  worksWith: person.worksWith ?? 'either',
  certificates: person.certificates ?? [],
  conflict: person.conflict ?? 'not_asked',
});

/** One person of the roster: the hours still free, the needs that they fit, and what is left of the most that they work. */
function unitOf(
  id: string,
  person: RosterPersonView,
  own: readonly AssignmentView[],
  { problem, asked, clock }: Situation,
  view: View,
  now: number,
): readonly Unit[] {
  const candidate = candidateOf(person);
  const sides = own.map(({ requestId }) => view.get('request', requestId ?? '')?.worksWith ?? 'either');
  const fits = problem.needs.flatMap((need, index) => {
    const want = asked[index];
    const otherSide = sides.some((side) => apart(side, need.worksWith));
    if (want === undefined || otherSide || misfits(candidate, want, dayOf(need, clock)).some(keepsOut)) return [];
    return [index];
  });
  const busy = own.flatMap(({ startAt, endAt }) =>
    startAt === undefined || endAt === undefined ? [] : [{ startAt, endAt }],
  );
  const spans = freeHours(person, busy, problem.needs).flatMap((span) => fromNow(span, now) ?? []);
  const worked = busy.reduce((sum, span) => sum + minutesOf(span), 0);
  const { maxMinutes = null } = person;
  if (fits.length === 0 || spans.length === 0) return [];
  const left = maxMinutes === null ? null : Math.max(0, maxMinutes - worked);
  return [{ kind: 'free', ids: [id], holds: [], spans, fits, maxMinutes: left }];
}

/** When somebody is free: as they said, less the journey there and back; at any time asked for where nobody has said. */
function freeHours(person: RosterPersonView, busy: readonly Span[], needs: readonly Need[]): readonly Span[] {
  const journey = (person.travelMinutes ?? 0) * MINUTE;
  const said = (person.availability ?? []).map(({ startAt, endAt }) => ({
    startAt: startAt + journey,
    endAt: endAt - journey,
  }));
  const always = {
    startAt: Math.min(...needs.map(({ startAt }) => startAt)),
    endAt: Math.max(...needs.map(({ endAt }) => endAt)),
  };
  const hours = said.length === 0 ? [always] : said.filter(({ startAt, endAt }) => startAt < endAt);
  return busy.reduce<readonly Span[]>((left, taken) => left.flatMap((span) => without(span, taken)), hours);
}

const without = (span: Span, taken: Span): readonly Span[] =>
  [
    { startAt: span.startAt, endAt: Math.min(span.endAt, taken.startAt) },
    { startAt: Math.max(span.startAt, taken.endAt), endAt: span.endAt },
  ].filter(({ startAt, endAt }) => startAt < endAt);
