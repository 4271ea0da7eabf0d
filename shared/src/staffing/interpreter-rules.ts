import type { StaffingRule } from '../staffing-vocabulary.ts';

/** One rule of who may be put where. */
export interface RuleOfStaffing {
  /** What it demands, in one sentence. */
  readonly sentence: string;
  /** Whether whoever breaks it is not counted as cover: at all, or for the hours that it names. */
  readonly blocks: boolean;
  /** Whether command may set it aside for one person, with a reason. */
  readonly maySetAside: boolean;
  readonly source: string;
  /** Whether the source was read when this table was made. */
  readonly confirmed: boolean;
}

const OVC =
  'US Office for Victims of Crime, Training and Technical Assistance Center, human trafficking guide, “Interpreters”';
const OXFORDSHIRE = 'Oxfordshire Safeguarding Children Board, guidance on interpreters (2019)';
const FROM_PAPERS = 'As gathered in the project’s papers; the page itself was not read again.';

/** The rules for interpreters and for everybody else who meets people found, each by its own name. */
export const STAFFING_RULE_BOOK: Readonly<Record<StaffingRule, RuleOfStaffing>> = {
  language: {
    sentence: 'Whoever is asked for a language speaks it.',
    blocks: true,
    maySetAside: true,
    source:
      'PACE 1984 Code C, section 13; R v Iqbal Begum (1985): words that she does not understand are not said to her.',
    confirmed: true,
  },
  dialect: {
    sentence: 'Where a way of speaking matters, whoever is asked for has it.',
    blocks: true,
    maySetAside: true,
    source: `R v Iqbal Begum (1985): the man who interpreted did not speak her dialect. ${OVC}.`,
    confirmed: true,
  },
  gender: {
    sentence: 'She is met by the gender that was asked for.',
    blocks: true,
    maySetAside: true,
    source: `${OVC}: she may want an interpreter of a given gender. ${FROM_PAPERS}`,
    confirmed: false,
  },
  certificate: {
    sentence: 'What a role must show holds on the last day of the hours.',
    blocks: true,
    maySetAside: true,
    source: 'Kent Police SOP P04d: people who are not police need the vetting level for what they see.',
    confirmed: true,
  },
  works_with: {
    sentence: 'Nobody is put with those whom they do not work with.',
    blocks: true,
    maySetAside: true,
    source: 'The agency’s own word about its people.',
    confirmed: true,
  },
  both_sides: {
    sentence: 'Nobody works with women found and with suspects in one operation.',
    blocks: true,
    maySetAside: false,
    source:
      'International School of Linguists, “Interpreting in a modern slavery setting” (December 2020): one interpreter for the suspect and two others, of the same language, for the women.',
    confirmed: true,
  },
  conflict: {
    sentence: 'Whoever may know somebody there says so before, and is not put there.',
    blocks: true,
    maySetAside: true,
    source: `${OVC}: never with ties to the trafficker or to her. ${OXFORDSHIRE}: checks do not rule out ties. ${FROM_PAPERS}`,
    confirmed: false,
  },
  sole_adult: {
    sentence: 'An interpreter is never the only adult with a person found.',
    blocks: true,
    maySetAside: true,
    source: `${OXFORDSHIRE}: never alone with her. ${FROM_PAPERS}`,
    confirmed: false,
  },
  hours: {
    sentence: 'Nobody is down for more hours than they can do.',
    blocks: false,
    maySetAside: true,
    source: 'The agency’s own word, and Working Time Regulations 1998 reg. 10 (see the rest rules).',
    confirmed: true,
  },
  break: {
    sentence: 'Whoever works long has a break, and somebody to relieve them.',
    blocks: false,
    maySetAside: true,
    source: 'Working Time Regulations 1998 reg. 12 (see the rest rules).',
    confirmed: true,
  },
  travel: {
    sentence: 'There is time to get from one place to the next.',
    blocks: false,
    maySetAside: true,
    source: 'Reckoned from the map (see the travel rule).',
    confirmed: true,
  },
  overlap: {
    sentence: 'Nobody is down for two needs at one time.',
    blocks: true,
    maySetAside: false,
    source: 'Nobody is in two places.',
    confirmed: true,
  },
};
