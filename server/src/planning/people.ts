import type { Id } from '#shared/ids.ts';
import { lastDayOf } from '#shared/staffing/days.ts';
import { misfits } from '#shared/staffing/fit.ts';
import type { Candidate } from '#shared/staffing/fit.ts';
import { meets } from '#shared/staffing/spans.ts';
import type { Requirement } from '../domain/operation-state.ts';
import { recordKey } from '../domain/tables.ts';
import { against, isHeldBy } from './against.ts';
import type { Against } from './against.ts';
import { elsewhere, engagementsIn, keyOf } from './engagements.ts';
import type { Engagement } from './engagements.ts';
import { misfitWords } from './fault-words.ts';
import type { From } from './found.ts';
import { placeName } from './places.ts';
import { hoursWords, tNear, zoneOf } from './when.ts';
import { keysOfWho, whoWords } from './who-words.ts';

/** A need, as the engine speaks of it. */
export interface Need {
  readonly id: Id;
  readonly requirement: Requirement;
}

/** Somebody in a need, with what stands against them there and what else they are down for. */
export interface Person {
  readonly engagement: Engagement;
  readonly others: readonly Engagement[];
  readonly against: readonly Against[];
  /** Said yes, and nothing that blocks stands against them. */
  readonly counts: boolean;
}

export const needOf = (id: Id, from: From): Need | null => {
  const requirement = from.get('requirement', id);
  return requirement === undefined ? null : { id, requirement };
};

export const peopleIn = (need: Need, from: From): readonly Person[] =>
  engagementsIn(need.id, from).map((engagement) => personOf(engagement, need, from));

export function personOf(engagement: Engagement, need: Need, from: From): Person {
  const others = elsewhere(engagement, from);
  const found = [
    ...unfit(engagement, need, from),
    ...onBothSides(engagement, others, need, from),
    ...inTwoNeeds(engagement, others, need, from),
  ];
  return { engagement, others, against: found, counts: engagement.sure && !found.some(isHeldBy) };
}

/** The records that bear on whether these people count. */
export const keysOf = (people: readonly Person[]): readonly string[] => [
  ...new Set(people.flatMap(({ engagement, others }) => [keyOf(engagement), ...others.map(keyOf)])),
];

/** All that a sentence about somebody may name: the person, whose they are, what else they are down for, and where. */
export function keysOfPerson(
  { engagement, others }: Pick<Person, 'engagement' | 'others'>,
  from: From,
): readonly string[] {
  const places = others.flatMap(({ requirementId }) => {
    const place = from.part('requirement', requirementId, 'place');
    return place === undefined ? [] : [recordKey('requirement', requirementId), recordKey(place.kind, place.id)];
  });
  return [...new Set([keyOf(engagement), ...keysOfWho(engagement, from), ...others.map(keyOf), ...places])];
}

/** What is known of somebody. Of its own people a force knows more than stands here: role, languages and gender are judged. */
export function candidateOf({ on }: Engagement, from: From): Candidate {
  if (on.kind === 'assignment') {
    const assignment = from.get('assignment', on.id);
    return { ...NOBODY, ...assignment, roles: assignment === undefined ? [] : [assignment.role] };
  }
  const staffId = from.part('duty', on.id, 'staffId') ?? '';
  return {
    ...NOBODY,
    roles: from.part('staff', staffId, 'roles') ?? [],
    languages: from.part('staff', staffId, 'languages') ?? [],
    gender: from.part('staff', staffId, 'gender') ?? 'not_said',
  };
}

const NOBODY: Candidate = {
  roles: [],
  languages: [],
  dialects: [],
  gender: 'not_said',
  worksWith: 'either',
  certificates: [],
  conflict: 'none',
};

function unfit(engagement: Engagement, { requirement }: Need, from: From): readonly Against[] {
  const candidate = candidateOf(engagement, from);
  const own = engagement.on.kind === 'duty';
  const asked = own ? { ...requirement, dialects: [], certificates: [] } : requirement;
  // Papers are looked at for partners' people alone, whose hours do not hang on T.
  const day = asked.certificates.length === 0 ? '' : lastDayOf(engagement.spanAt(0).endAt, zoneOf(from));
  return misfits(candidate, asked, day).map((misfit) =>
    against(
      misfit.rule,
      engagement,
      () => misfitWords(misfit, whoWords(engagement, requirement, from), candidate, asked, day),
      from,
      misfit.certificate?.fault === 'check_due' ? false : undefined,
    ),
  );
}

/** With women found here and with suspects elsewhere, or the other way round: anywhere and at any hour of the operation. */
function onBothSides(
  one: Engagement,
  others: readonly Engagement[],
  { requirement }: Need,
  from: From,
): readonly Against[] {
  const { worksWith } = requirement;
  if (worksWith === 'either') return [];
  const otherSide = worksWith === 'suspects' ? 'women_found' : 'suspects';
  const other = others.find(({ requirementId }) => from.part('requirement', requirementId, 'worksWith') === otherSide);
  if (other === undefined) return [];
  const sentence = () => {
    const where = placeName(from.part('requirement', other.requirementId, 'place'), from);
    const [here, there] = [SIDE_WORDS[worksWith], SIDE_WORDS[otherSide]];
    return `${whoWords(one, requirement, from)} would work with ${here} and, at ${where}, with ${there}.`;
  };
  return [against('both_sides', one, sentence, from)];
}

const SIDE_WORDS = { women_found: 'women found', suspects: 'suspects' } as const;

function inTwoNeeds(
  one: Engagement,
  others: readonly Engagement[],
  { requirement }: Need,
  from: From,
): readonly Against[] {
  const t = tNear(null, 0, from);
  const span = one.spanAt(t ?? 0);
  const other = others.find((another) => meets(another.spanAt(t ?? 0), span));
  if (other === undefined) return [];
  const sentence = () => {
    const where = placeName(from.part('requirement', other.requirementId, 'place'), from);
    const clock = { zone: zoneOf(from), fromT: t === null && one.on.kind === 'duty' };
    const both = other.spanAt(t ?? 0);
    const common = { startAt: Math.max(span.startAt, both.startAt), endAt: Math.min(span.endAt, both.endAt) };
    return `${whoWords(one, requirement, from)} is down for ${where} at the same time, ${hoursWords(common, clock)}.`;
  };
  return [against('overlap', one, sentence, from)];
}

/** What a need is spoken of by: itself and its place. */
export const keysOfNeed = ({ id, requirement }: Need): readonly string[] => [
  recordKey('requirement', id),
  recordKey(requirement.place.kind, requirement.place.id),
];
