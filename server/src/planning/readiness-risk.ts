import type { Id } from '#shared/ids.ts';
import { RISK_KINDS, RISK_LEVELS } from '#shared/plan-vocabulary.ts';
import type { RiskKind, RiskLevel } from '#shared/plan-vocabulary.ts';
import { recordKey } from '../domain/tables.ts';
import type { Found, From } from './found.ts';
import { fault, sound, together } from './found.ts';
import { RISK_WORDS } from './words.ts';

interface Rated {
  readonly id: Id;
  readonly agencyId: Id;
  readonly kind: RiskKind;
  readonly level: RiskLevel;
}

/** What the agencies say of the risks at one address: police have looked, what is high is met, and nobody disagrees. */
export function risksKnown(addressId: Id, ref: string, from: From): Found {
  const rated = [...from.ids('risk', 'place', addressId)].flatMap((id) => ratedOf(id, from));
  return together([
    sound(...rated.map(({ id }) => recordKey('risk', id))),
    assessedByPolice(addressId, ref, rated, from),
    ...rated.map((risk) => controlled(ref, risk, from)),
    ...RISK_KINDS.map((kind) =>
      agreed(
        ref,
        kind,
        rated.filter((risk) => risk.kind === kind),
        from,
      ),
    ),
  ]);
}

function ratedOf(id: Id, from: From): readonly Rated[] {
  const agencyId = from.part('risk', id, 'agencyId');
  const kind = from.part('risk', id, 'kind');
  const level = from.part('risk', id, 'level');
  return agencyId === undefined || kind === undefined || level === undefined ? [] : [{ id, agencyId, kind, level }];
}

const isPolice = (agencyId: Id, from: From): boolean => from.part('agency', agencyId, 'kind') === 'police';

function assessedByPolice(addressId: Id, ref: string, rated: readonly Rated[], from: From): Found {
  const agencies = [...new Set(rated.map(({ agencyId }) => agencyId))];
  const keys = agencies.map((id) => recordKey('agency', id));
  if (agencies.some((id) => isPolice(id, from))) return sound(...keys);
  const sentence = `${ref} has no risk assessment by police.`;
  return fault({ code: 'no_risk_assessment', sentence, mendAt: { kind: 'address', id: addressId } }, keys);
}

function controlled(ref: string, { id, agencyId, kind, level }: Rated, from: From): Found {
  if (level !== 'high' || from.part('risk', id, 'control') !== '') return sound();
  const sentence = `${ref}: ${nameOf(agencyId, from)} rate ${RISK_WORDS[kind]} high, and nothing is set against it.`;
  return fault({ code: 'risk_without_control', sentence, mendAt: { kind: 'risk', id } });
}

/** Each agency by its highest level of this kind. */
function agreed(ref: string, kind: RiskKind, rated: readonly Rated[], from: From): Found {
  const [first] = rated;
  const byAgency = new Map<Id, RiskLevel>();
  for (const { agencyId, level } of rated) byAgency.set(agencyId, higher(byAgency.get(agencyId) ?? 'low', level));
  if (first === undefined || new Set(byAgency.values()).size < 2) return sound();
  const agencies = [...byAgency.keys()];
  // Two forces that disagree are told apart by name.
  const oneForce = agencies.filter((id) => isPolice(id, from)).length === 1;
  const names = listed(agencies.map((id) => (oneForce ? nameOf(id, from) : shortOf(id, from))));
  const levels = [...byAgency.values()].join(', ');
  const sentence = `${ref}: ${names} rate ${RISK_WORDS[kind]} differently (${levels}).`;
  return fault({ code: 'risk_disputed', sentence, mendAt: { kind: 'risk', id: first.id } });
}

const higher = (one: RiskLevel, other: RiskLevel): RiskLevel =>
  RISK_LEVELS.indexOf(one) > RISK_LEVELS.indexOf(other) ? one : other;

const shortOf = (agencyId: Id, from: From): string => from.part('agency', agencyId, 'short') ?? 'another agency';

const nameOf = (agencyId: Id, from: From): string => (isPolice(agencyId, from) ? 'police' : shortOf(agencyId, from));

const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
