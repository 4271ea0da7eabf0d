import type {
  ArrivalBand,
  CertificateKind,
  Conflict,
  MessageChannel,
  StaffingRule,
} from '#shared/staffing-vocabulary.ts';

/** Papers and training, as they stand on a roster. */
export const certificateWords: Readonly<Record<CertificateKind, string>> = {
  dbs_basic: 'DBS, basic',
  dbs_enhanced: 'DBS, enhanced',
  nppv_2: 'NPPV level 2',
  nppv_3: 'NPPV level 3',
  nrpsi: 'NRPSI register of interpreters',
  nmc: 'NMC register of nurses',
  social_work_england: 'Social Work England register',
  first_aid: 'First aid',
  safeguarding: 'Safeguarding',
  search_trained: 'Search trained',
  entry_trained: 'Entry trained',
  driving: 'Driving licence',
};

/** What each rule is about, in a word or two. */
export const staffingRuleWords: Readonly<Record<StaffingRule, string>> = {
  language: 'Language',
  dialect: 'Dialect',
  gender: 'Gender asked for',
  certificate: 'Certificate',
  works_with: 'Works with',
  both_sides: 'Both with women found and with suspects',
  conflict: 'Declared conflict',
  sole_adult: 'Only adult with a person found',
  hours: 'Hours too long',
  break: 'Break due',
  travel: 'Way between places',
  overlap: 'Two places at once',
};

export const conflictWords: Readonly<Record<Conflict, string>> = {
  not_asked: 'Not asked yet',
  none: 'Knows nobody there',
  declared: 'May know somebody',
};

export const arrivalWords: Readonly<Record<ArrivalBand, string>> = {
  now: 'Now',
  '0_15': 'Within 15 min',
  '16_30': '16 to 30 min',
  '31_45': '31 to 45 min',
  '46_60': '46 to 60 min',
  over_60: 'Over an hour',
};

export const messageChannelWords: Readonly<Record<MessageChannel, string>> = { mail: 'Mail', push: 'Push' };
