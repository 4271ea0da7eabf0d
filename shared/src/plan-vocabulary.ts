/** The words of the plan's own records, each list closed. */

/** Gold, silver and bronze are roles, not ranks (College of Policing APP); a force may name its own posts. */
export const COMMAND_LEVELS = ['gold', 'silver', 'bronze', 'other'] as const;
export type CommandLevel = (typeof COMMAND_LEVELS)[number];

/** Under what a team goes in: a warrant, another power of the law, or because whoever lives there lets them. */
export const ENTRY_UNDER = ['warrant', 'power', 'consent'] as const;
export type EntryUnder = (typeof ENTRY_UNDER)[number];

export const EXPECTED_GENDERS = ['women', 'men', 'mixed', 'unknown'] as const;
export type ExpectedGender = (typeof EXPECTED_GENDERS)[number];

/** Types of warrant. What each allows, for how long, and by which law is in `warrant-types.ts`. */
export const WARRANT_TYPES = [
  'pace_8',
  'pace_schedule_1',
  'theft_26',
  'drugs_23',
  'firearms_46',
  'immigration_28d',
  'modern_slavery_other',
  'other',
] as const;
export type WarrantType = (typeof WARRANT_TYPES)[number];
export const WARRANT_STANDINGS = ['applied_for', 'refused', 'issued', 'executed', 'returned'] as const;
export type WarrantStanding = (typeof WARRANT_STANDINGS)[number];

/** What a risk is about. Agencies that rate the same kind at the same place differently disagree, and that is shown. */
export const RISK_KINDS = [
  'violence',
  'weapons',
  'dogs',
  'drugs',
  'infection',
  'fire',
  'structure',
  'traffic',
  'distress',
  'lone_working',
  'other',
] as const;
export type RiskKind = (typeof RISK_KINDS)[number];
export const RISK_LEVELS = ['low', 'medium', 'high'] as const;
export type RiskLevel = (typeof RISK_LEVELS)[number];

export const DRAWING_KINDS = ['cordon', 'route'] as const;
export type DrawingKind = (typeof DRAWING_KINDS)[number];

/** Kinds of record that are planned field by field, so that two people can type over the same value. */
export const PLAN_KINDS = [
  'operation',
  'address',
  'site',
  'team',
  'requirement',
  'post',
  'task',
  'contingency',
  'channel',
  'drawing',
  'usualNeed',
  'warrant',
  'staff',
  'duty',
] as const;
export type PlanKind = (typeof PLAN_KINDS)[number];

/** What may come in from a file. */
export const IMPORT_KINDS = ['address', 'team', 'staff'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

/** Plans to begin from that ship with Muster; what is in them stands in `templates/`. */
export const TEMPLATES = ['warrant_day', 'welfare_visit', 'day_of_action'] as const;
export type Template = (typeof TEMPLATES)[number];
