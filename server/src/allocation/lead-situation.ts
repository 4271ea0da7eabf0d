import { misfits, type Candidate } from '#shared/staffing/fit.ts';
import { travelMinutes } from '#shared/staffing/travel-rules.ts';
import type { StaffingRule } from '#shared/staffing-vocabulary.ts';
import type { AssignmentView } from '#shared/records.ts';
import type { DutyView, StaffView } from '#shared/plan-records.ts';
import { isLate } from './journeys.ts';
import {
  apart,
  common,
  meets,
  MINUTE,
  type Holding,
  type Need,
  type Problem,
  type Span,
  type Unit,
} from './problem.ts';
import { askedOf, dayOf, fromNow, keepsOut, together, type Clock, type Situation } from './situation.ts';
import { soonFrom, weightOf } from './urgency.ts';
import type { View } from './view-reader.ts';

/** What the lead's own view says of needs and people. Hours before `now` are over and count for nothing. */
export function leadSituation(view: View, now: number): Situation {
  const clock = clockOf(view);
  const from = clock.isSet ? now : -Infinity;
  const needs = needsOf(view, clock, from);
  const [asked, where] = [needs.map((one) => one.asked), needs.map((one) => one.where)];
  const bare: Situation = {
    problem: {
      needs: needs.map((one) => one.need),
      units: [],
      fixed: [],
      travel: travelIn(view),
      soon: soonFrom(Math.max(clock.t, from)),
    },
    asked,
    where,
    clock,
  };
  const movables = movablesIn(view, bare, from);
  const { free, fixed } = staffIn(view, bare, from);
  return { ...bare, problem: { ...bare.problem, units: together([...movables, ...free], bare.problem.needs), fixed } };
}

function clockOf(view: View): Clock {
  const { t = null, dates = [], zone = 'Europe/London' } = view.get('operation', 'operation') ?? {};
  const first = [...dates].sort((a, b) => a.t - b.t)[0];
  return { zone, t: t ?? first?.t ?? 0, isSet: t !== null || first !== undefined };
}

function needsOf(view: View, { t }: Clock, from: number) {
  return view.all('requirement').flatMap(([id, record]) => {
    const { role, number = 0, window, place, minutesEach = null } = record;
    if (role === undefined || window === undefined || place === undefined) return [];
    const span = fromNow({ startAt: t + window.start * MINUTE, endAt: t + window.end * MINUTE }, from);
    if (span === null) return [];
    const asked = askedOf(record, role);
    const weight = weightOf(role, asked.worksWith, minutesEach);
    const need: Need = { id, role, number, worksWith: asked.worksWith, place: place.id, weight, ...span };
    const name = place.kind === 'site' ? view.get('site', place.id)?.name : view.get('address', place.id)?.ref;
    return [{ need, asked, where: name ?? 'A place no longer in the plan' }];
  });
}

function travelIn(view: View): Problem['travel'] {
  const pointOf = (id: string) => (view.get('address', id) ?? view.get('site', id))?.point ?? null;
  return (from, to) => (from === to ? 0 : travelMinutes(pointOf(from), pointOf(to)));
}

/** Whether somebody put forward is still counted on. */
export const isLive = ({ answer, presence }: AssignmentView): boolean =>
  (answer === 'put_forward' || answer === 'confirmed' || answer === 'asked_again') && presence !== 'stood_down';

/** Other agencies' people: each may be asked to another need of the same role and side, within the hours already given. */
function movablesIn(view: View, situation: Situation, from: number): readonly Unit[] {
  const { needs } = situation.problem;
  return view.all('assignment').flatMap(([id, record]): readonly Unit[] => {
    const { startAt, endAt, requirementId } = record;
    const need = needs.findIndex((one) => one.id === requirementId);
    const window = needs[need];
    if (!isLive(record) || startAt === undefined || endAt === undefined || window === undefined) return [];
    const hours = fromNow({ startAt, endAt }, from);
    if (hours === null) return [];
    const holding: Holding = {
      id,
      need,
      ...hours,
      counts: assignmentCounts(view, situation, id, record, { need, ...hours }),
    };
    const fits = needs.flatMap((other, index) => {
      const side = other.worksWith === 'either' || other.worksWith === window.worksWith;
      const span = common(other, hours);
      if (index === need || !side || span === null) return [];
      const candidate = candidateOf(record, other.worksWith);
      const faults = misfits(
        candidate,
        situation.asked[index] ?? askedOf({}, other.role),
        dayOf(span, situation.clock),
      );
      return faults.some(keepsOut) ? [] : [index];
    });
    return [{ kind: 'movable', ids: [id], holds: [holding], spans: [hours], fits, maxMinutes: null }];
  });
}

/** What command sees of somebody. With whom they work it does not: it is taken from what they were put forward for. */
const candidateOf = (record: AssignmentView, worksWith: Candidate['worksWith']): Candidate => ({
  roles: record.role === undefined ? [] : [record.role],
  languages: record.languages ?? [],
  dialects: record.dialects ?? [],
  gender: record.gender ?? 'not_said',
  worksWith,
  certificates: record.certificates ?? [],
  conflict: record.conflict ?? 'not_asked',
});

function assignmentCounts(
  view: View,
  situation: Situation,
  id: string,
  record: AssignmentView,
  there: Span & { readonly need: number },
): boolean {
  const window = situation.problem.needs[there.need];
  const asked = situation.asked[there.need];
  if (window === undefined || asked === undefined || isBlocked(view, id)) return false;
  const aside = (record.setAside ?? []).map(({ rule }) => rule);
  return misfits(candidateOf(record, window.worksWith), asked, dayOf(there, situation.clock))
    .filter(keepsOut)
    .every(({ rule }) => rule !== 'role' && aside.includes(rule));
}

/** What stands against somebody in a need by herself, wherever everybody else is. */
const HER_OWN: ReadonlySet<StaffingRule> = new Set<StaffingRule>([
  'language',
  'dialect',
  'gender',
  'certificate',
  'works_with',
  'conflict',
]);

/**
 * Whether the cover engine has found something of hers that keeps her from counting, and nobody has set it aside. What
 * stands against her because of where she and others are now is what an allocation is there to change: it is reckoned
 * here anew and is no reason to leave her out.
 */
const isBlocked = (view: View, id: string): boolean =>
  view
    .get('clash', id)
    ?.faults?.some(({ rule, blocks, setAside }) => blocks && setAside === null && HER_OWN.has(rule)) ?? false;

/** The force's own people. Whoever is posted somewhere is given nothing elsewhere; whose duties clash stays as they are. */
function staffIn(view: View, situation: Situation, from: number) {
  const { needs } = situation.problem;
  const all = {
    startAt: Math.min(...needs.map(({ startAt }) => startAt)),
    endAt: Math.max(...needs.map(({ endAt }) => endAt)),
  };
  const duties = view.all('duty');
  const free: Unit[] = [];
  const fixed: Holding[] = [];
  for (const [staffId, staff] of view.all('staff')) {
    const holds = duties.flatMap(([id, duty]) =>
      duty.staffId === staffId ? dutyOf(view, situation, id, duty, from) : [],
    );
    if (areAtOdds(holds, situation.problem)) fixed.push(...holds);
    else {
      const fits = needs.flatMap((need, index) => (staffFits(view, situation, staff, need, index) ? [index] : []));
      if (fits.length > 0) free.push({ kind: 'free', ids: [staffId], holds, spans: [all], fits, maxMinutes: null });
      else fixed.push(...holds);
    }
  }
  return { free, fixed };
}

function dutyOf(
  view: View,
  { problem, clock }: Situation,
  id: string,
  duty: DutyView,
  from: number,
): readonly Holding[] {
  const need = problem.needs.findIndex((one) => one.id === duty.requirementId);
  if (need === -1 || duty.window === undefined) return [];
  const { start, end } = duty.window;
  const hours = fromNow({ startAt: clock.t + start * MINUTE, endAt: clock.t + end * MINUTE }, from);
  return hours === null ? [] : [{ id, need, ...hours, counts: !isBlocked(view, id) }];
}

/** Whether what somebody does now cannot all be done: that is for a person to mend. */
function areAtOdds(holds: readonly Holding[], problem: Problem): boolean {
  const side = (hold: Holding) => problem.needs[hold.need]?.worksWith ?? 'either';
  const clash = (a: Holding, b: Holding) => a !== b && (meets(a, b) || apart(side(a), side(b)));
  return (
    isLate({ personId: '', kept: holds, ended: [], placed: [] }, problem) ||
    holds.some((a) => holds.some((b) => clash(a, b)))
  );
}

/** Of its own people a force knows more than stands here: role, languages and gender are looked at, and where they are posted. */
function staffFits(view: View, situation: Situation, staff: StaffView, need: Need, index: number): boolean {
  const { posting = null } = staff;
  const team = need.place === null ? undefined : view.get('address', need.place)?.teamId;
  if (posting !== null && posting.id !== need.place && posting.id !== team) return false;
  const candidate: Candidate = {
    roles: staff.roles ?? [],
    languages: staff.languages ?? [],
    dialects: [],
    gender: staff.gender ?? 'not_said',
    worksWith: 'either',
    certificates: [],
    conflict: 'none',
  };
  const asked = situation.asked[index] ?? askedOf({}, need.role);
  return !misfits(candidate, { ...asked, dialects: [], certificates: [] }, dayOf(need, situation.clock)).some(keepsOut);
}
