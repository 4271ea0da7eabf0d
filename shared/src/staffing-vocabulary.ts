/** The words of staffing: certificates, rules, arrival, ways of sending. Each list is closed. */

/** Papers and training that a role may need on the day. How long each holds is in `staffing/certificate-rules.ts`. */
export const CERTIFICATES = [
  'dbs_basic',
  'dbs_enhanced',
  'nppv_2',
  'nppv_3',
  'nrpsi',
  'nmc',
  'social_work_england',
  'first_aid',
  'safeguarding',
  'search_trained',
  'entry_trained',
  'driving',
] as const;
export type CertificateKind = (typeof CERTIFICATES)[number];

/** What a person must be, or must not do, for a place and its people. Where each comes from is in `staffing/interpreter-rules.ts`. */
export const STAFFING_RULES = [
  'language',
  'dialect',
  'gender',
  'certificate',
  'works_with',
  'both_sides',
  'conflict',
  'sole_adult',
  'hours',
  'break',
  'travel',
  'overlap',
] as const;
export type StaffingRule = (typeof STAFFING_RULES)[number];

/** Whether somebody has said that they know nobody at such places. What they declared stays with their agency. */
export const CONFLICTS = ['not_asked', 'none', 'declared'] as const;
export type Conflict = (typeof CONFLICTS)[number];

/** In how many minutes somebody expects to be there (the bands of eICS availability tracking). */
export const ARRIVAL_BANDS = ['now', '0_15', '16_30', '31_45', '46_60', 'over_60'] as const;
export type ArrivalBand = (typeof ARRIVAL_BANDS)[number];

/** Ways in which a notice may leave Muster, each off until an administrator switches it on. */
export const MESSAGE_CHANNELS = ['mail', 'push'] as const;
export type MessageChannel = (typeof MESSAGE_CHANNELS)[number];
