import type {
  ArrivalBand,
  CertificateKind,
  Conflict,
  MessageChannel,
  StaffingRule,
} from '#shared/staffing-vocabulary.ts';

/* The words of staffing, once: a list that grows in staffing-vocabulary.ts does not compile here without its word. */

export const certificateWords: Readonly<Record<CertificateKind, string>> = {
  dbs_basic: 'DBS, basic',
  dbs_enhanced: 'DBS, enhanced',
  nppv_2: 'NPPV level 2',
  nppv_3: 'NPPV level 3',
  nrpsi: 'NRPSI registration',
  nmc: 'NMC registration',
  social_work_england: 'Social Work England registration',
  first_aid: 'First aid',
  safeguarding: 'Safeguarding training',
  search_trained: 'Search-trained',
  entry_trained: 'Entry-trained',
  driving: 'Police driving authority',
};

/** What a rule is about, as a heading: "Works with". What stands against somebody is a sentence of its own. */
export const staffingRuleWords: Readonly<Record<StaffingRule, string>> = {
  language: 'Language',
  dialect: 'Dialect',
  gender: 'Woman or man asked for',
  certificate: 'Certificate',
  works_with: 'Works with',
  both_sides: 'Both sides',
  conflict: 'May know somebody there',
  sole_adult: 'Only adult with a person found',
  hours: 'Hours',
  break: 'Breaks',
  travel: 'Time to get there',
  overlap: 'Two needs at one time',
};

/** Whether somebody may know people at such places. */
export const conflictWords: Readonly<Record<Conflict, string>> = {
  not_asked: 'Not asked yet',
  none: 'Knows nobody there',
  declared: 'May know somebody there',
};

/** In how long somebody expects to be there. */
export const arrivalWords: Readonly<Record<ArrivalBand, string>> = {
  now: 'now',
  '0_15': 'within 15 min',
  '16_30': 'in 16 to 30 min',
  '31_45': 'in 31 to 45 min',
  '46_60': 'in 46 to 60 min',
  over_60: 'in more than an hour',
};

/** Ways in which a notice leaves Muster: "sent by mail". */
export const messageChannelWords: Readonly<Record<MessageChannel, string>> = {
  mail: 'mail',
  push: 'push to the phone',
};
