import type { RiskKind } from '#shared/plan-vocabulary.ts';

export { staffWords } from '#shared/staffing/role-words.ts';

/** Each kind of risk as it stands in a sentence: "rate violence high". */
export const RISK_WORDS = {
  violence: 'violence',
  weapons: 'weapons',
  dogs: 'dogs',
  drugs: 'drugs',
  infection: 'infection',
  fire: 'fire',
  structure: 'the building itself',
  traffic: 'traffic',
  distress: 'distress',
  lone_working: 'lone working',
  other: 'another risk',
} as const satisfies Record<RiskKind, string>;
