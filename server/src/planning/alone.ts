import { minus, overlap } from '#shared/staffing/spans.ts';
import type { Span } from '#shared/staffing/spans.ts';
import type { Requirement } from '../domain/operation-state.ts';
import { setAsideFor } from './against.ts';
import { engagementsIn } from './engagements.ts';
import type { Engagement } from './engagements.ts';
import type { From } from './found.ts';
import { MINUTE } from './when.ts';

/**
 * Whether the rule asks anything of a need: an interpreter who is there in person, with women found, at a site. At an
 * address there is the team that went in; where none is named, that is a fault of its own.
 */
export const mayBeAlone = ({ role, worksWith, place }: Requirement): boolean =>
  role === 'interpreter' && worksWith !== 'suspects' && place.kind === 'site';

/** All who are sure to be at a place in person, and not there for the suspects. */
export function adultsAt({ place }: Requirement, from: From): readonly Engagement[] {
  return [...from.ids('requirement', 'place', place.id)].flatMap((id) => {
    const role = from.part('requirement', id, 'role');
    const worksWith = from.part('requirement', id, 'worksWith');
    if (role === undefined || role === 'phone_interpreter' || worksWith === 'suspects') return [];
    return engagementsIn(id, from).filter(({ sure }) => sure);
  });
}

/** When an interpreter would be the only adult there, within the hours of the need. */
export function aloneAt(
  one: Engagement,
  { window }: Requirement,
  adults: readonly Engagement[],
  t: number,
): readonly Span[] {
  const within = overlap(one.spanAt(t), { startAt: t + window.start * MINUTE, endAt: t + window.end * MINUTE });
  if (within === null) return [];
  const others = adults.filter(({ who }) => who !== one.who);
  return minus(
    [within],
    others.map(({ spanAt }) => spanAt(t)),
  );
}

/** The same, unless command has set the rule aside for her. */
export const aloneUnlessSetAside = (
  one: Engagement,
  requirement: Requirement,
  adults: readonly Engagement[],
  t: number,
  from: From,
): readonly Span[] => (setAsideFor('sole_adult', one, from) === null ? aloneAt(one, requirement, adults, t) : []);
