import type {
  CommandLevel,
  DrawingKind,
  EntryUnder,
  ExpectedGender,
  ImportKind,
  PlanKind,
  RiskKind,
  RiskLevel,
  Template,
  WarrantStanding,
  WarrantType,
} from '#shared/plan-vocabulary.ts';
import { WARRANT_LAW } from '#shared/warrant-types.ts';
import type { WarrantFact } from '#shared/commands/plan-record-fields.ts';

/* The words of the plan's own records, once: a list that grows in plan-vocabulary.ts does not compile here without its word. */

export const commandLevelWords: Readonly<Record<CommandLevel, string>> = {
  gold: 'Gold',
  silver: 'Silver',
  bronze: 'Bronze',
  other: 'Other',
};
/** What each level does; gold, silver and bronze are roles, not ranks. */
export const commandLevelHints: Readonly<Record<CommandLevel, string>> = {
  gold: 'strategic command',
  silver: 'tactical command',
  bronze: 'command on the ground',
  other: 'a post of this force’s own',
};

export const entryUnderWords: Readonly<Record<EntryUnder, string>> = {
  warrant: 'under a warrant',
  power: 'under another power',
  consent: 'by consent',
};
export const expectedGenderWords: Readonly<Record<ExpectedGender, string>> = {
  women: 'women',
  men: 'men',
  mixed: 'women and men',
  unknown: 'not known',
};

/** As the table of types names them. */
export const warrantTypeWords = Object.fromEntries(
  Object.entries(WARRANT_LAW).map(([type, { words }]) => [type, words]),
) as Readonly<Record<WarrantType, string>>;
export const warrantStandingWords: Readonly<Record<WarrantStanding, string>> = {
  applied_for: 'Applied for',
  refused: 'Refused',
  issued: 'Issued',
  executed: 'Executed',
  returned: 'Returned',
};
/** What is recorded of a warrant, as the one who records it reads it. */
export const warrantFactWords: Readonly<Record<WarrantFact['kind'], string>> = {
  issued: 'Issued by the court',
  refused: 'Refused by the court',
  entry_authorised: 'Further entry authorised',
  executed: 'Executed: entry made',
  returned: 'Returned to the court',
};

export const riskKindWords: Readonly<Record<RiskKind, string>> = {
  violence: 'Violence',
  weapons: 'Weapons',
  dogs: 'Dogs',
  drugs: 'Drugs',
  infection: 'Infection',
  fire: 'Fire',
  structure: 'Structure',
  traffic: 'Traffic',
  distress: 'Distress',
  lone_working: 'Lone working',
  other: 'Other',
};
export const riskLevelWords: Readonly<Record<RiskLevel, string>> = { low: 'Low', medium: 'Medium', high: 'High' };

export const drawingKindWords: Readonly<Record<DrawingKind, string>> = { cordon: 'Cordon', route: 'Route' };
export const importKindWords: Readonly<Record<ImportKind, string>> = {
  address: 'Addresses',
  team: 'Teams',
  staff: 'Staff',
};
export const templateWords: Readonly<Record<Template, string>> = {
  warrant_day: 'Warrant day',
  welfare_visit: 'Welfare visit',
  day_of_action: 'Day of action, several sites',
};

/** One record of a kind, where it has no shorter name of its own: "Warrant: reference". */
export const planKindWords: Readonly<Record<PlanKind, string>> = {
  operation: 'Operation',
  address: 'Address',
  site: 'Site',
  team: 'Team',
  requirement: 'Requirement',
  post: 'Command post',
  task: 'Task',
  contingency: 'Contingency',
  channel: 'Channel',
  drawing: 'Drawing',
  usualNeed: 'Usual need',
  warrant: 'Warrant',
  staff: 'One of the staff',
  duty: 'Duty',
};
