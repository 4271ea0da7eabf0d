/**
 * The trade's words, once. Every list is closed: a word that is not here cannot be written.
 * Sources of the words: College of Policing APP and JESIP usage as gathered in the project's papers.
 */

export const PHASES = ['draft', 'briefed', 'live', 'stood_down', 'closed'] as const;
export type Phase = (typeof PHASES)[number];

/** Roles a person may act in within one operation. The administrator has no role in any. */
export const OPERATION_ROLES = ['lead', 'desk', 'loggist', 'observer', 'field', 'coordinator'] as const;
export type OperationRole = (typeof OPERATION_ROLES)[number];
/** All roles that a session can act in, one at a time. A worker has no account: she comes by a link. */
export const ACTING_ROLES = [...OPERATION_ROLES, 'worker', 'administrator'] as const;
export type ActingRole = (typeof ACTING_ROLES)[number];

export const SITE_KINDS = [
  'rvp',
  'fup',
  'reception_centre',
  'custody',
  'hospital',
  'assault_centre',
  'safe_accommodation',
  'moving_place',
] as const;
export type SiteKind = (typeof SITE_KINDS)[number];
/** What an agency may know of a place before it is shown. */
export type PlaceKind = SiteKind | 'address';

export const TRACKS = ['premises', 'people', 'search'] as const;
export type Track = (typeof TRACKS)[number];
export const PREMISES_STEPS = ['briefed', 'at_fup', 'entry', 'secured', 'handed_back'] as const;
export const PEOPLE_STEPS = ['found', 'apart', 'spoken_to', 'left'] as const;
export const SEARCH_STEPS = ['under_way', 'done'] as const;
export type PremisesStep = (typeof PREMISES_STEPS)[number];
export type PeopleStep = (typeof PEOPLE_STEPS)[number];
export type SearchStep = (typeof SEARCH_STEPS)[number];
/** A step of one of the three tracks, or the one named gate: "support may come in". */
export const STEPS = [...PREMISES_STEPS, ...PEOPLE_STEPS, ...SEARCH_STEPS, 'support_may_come_in'] as const;
export type Step = (typeof STEPS)[number];

/** The steps of each track in their usual order; a report is never refused for its order. */
export const STEPS_OF: Readonly<Record<Track, readonly Step[]>> = {
  premises: PREMISES_STEPS,
  people: PEOPLE_STEPS,
  search: SEARCH_STEPS,
};

/** Orders about an address, given by command. */
export const ORDERS = ['proceed', 'hold', 'abort'] as const;
export type Order = (typeof ORDERS)[number];
/** How an address may end beside its tracks. */
export const OUTCOMES = ['no_reply', 'not_executed'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Where a report came from. */
export const SOURCES = ['phone', 'radio', 'desk'] as const;
export type Source = (typeof SOURCES)[number];

/** Two independent counts; potential victims are counted by a named decision only. */
export const COUNTS = ['found', 'arrested'] as const;
export type CountKind = (typeof COUNTS)[number];

/** Roles that a requirement may ask for. */
export const STAFF_ROLES = [
  'interpreter',
  'phone_interpreter',
  'sexual_health_nurse',
  'health_assessor',
  'support_worker',
  'advocate',
  'victim_navigator',
  'reception_manager',
  'nrm_adviser',
  'social_worker_adult',
  'social_worker_child',
  'housing',
  'key_worker',
  'woman_officer',
  'search_officer',
  'entry_officer',
  'arrest_officer',
  'exhibits_officer',
  'scenes_of_crime',
  'transport',
  'fire_safety',
  'trading_standards',
] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

export const WORKS_WITH = ['women_found', 'suspects', 'either'] as const;
export type WorksWith = (typeof WORKS_WITH)[number];
/** The gender that a requirement asks for. */
export const GENDERS_ASKED = ['any', 'woman', 'man'] as const;
export type GenderAsked = (typeof GENDERS_ASKED)[number];
export const GENDERS = ['woman', 'man', 'not_said'] as const;
export type Gender = (typeof GENDERS)[number];
/** A language nobody knows yet is a need too. */
export const UNKNOWN_LANGUAGE = 'unknown';

export const ANSWERS = ['put_forward', 'confirmed', 'declined', 'withdrawn', 'asked_again'] as const;
export type Answer = (typeof ANSWERS)[number];
export const PRESENCES = ['not_started', 'en_route', 'arrived', 'at_reception', 'on_break', 'stood_down'] as const;
export type Presence = (typeof PRESENCES)[number];

/** How much of a place an agency is shown. */
export const SHOWN_LEVELS = ['area', 'full'] as const;
export type ShownLevel = (typeof SHOWN_LEVELS)[number];

export const AGENCY_KINDS = ['police', 'charity', 'public_health', 'sexual_health', 'council', 'other'] as const;
export type AgencyKind = (typeof AGENCY_KINDS)[number];

/** Two streams of sight in one log: what command may read, and what a caring agency writes for itself. */
export const SIGHTS = ['command', 'care'] as const;
export type Sight = (typeof SIGHTS)[number];

export const NOTICE_KINDS = [
  'asked',
  'changed',
  'asked_again',
  'place_shown',
  'place_withdrawn',
  'hold',
  'proceed',
  'abort',
  'stood_down',
  'not_needed',
  'postponed',
  'cancelled',
  /** The other of two pencilled dates was chosen: thanked, and free. */
  'freed',
  /** An answer is still waited for. */
  'reminder',
  /** What was asked is no longer. */
  'taken_back',
  /** Somebody wrote in the question thread of a request. */
  'message',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];
export const TOLD_STATES = ['waiting', 'shown', 'understood', 'told_by_voice'] as const;
export type ToldState = (typeof TOLD_STATES)[number];
