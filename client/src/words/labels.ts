import type { Standing } from '#shared/commands/directory-commands.ts';
import type {
  ActingRole,
  AgencyKind,
  Answer,
  CountKind,
  Gender,
  GenderAsked,
  NoticeKind,
  Order,
  Outcome,
  Phase,
  PlaceKind,
  Presence,
  ShownLevel,
  Sight,
  Source,
  StaffRole,
  Step,
  ToldState,
  Track,
  WorksWith,
} from '#shared/vocabulary.ts';

/*
 * The words of every entry of the vocabulary, once. A list that grows in shared/src/vocabulary.ts does not compile
 * here until it has its words. "Start" is for agencies, "live" for a phase, "connected" for a screen: never mixed.
 */

export const phaseWords: Readonly<Record<Phase, string>> = {
  draft: 'Draft',
  briefed: 'Briefed',
  live: 'Live',
  stood_down: 'Stood down',
  closed: 'Closed',
};
/** What the act of changing to a phase is called. */
export const phaseActs: Readonly<Record<Phase, string>> = {
  draft: 'Back to draft',
  briefed: 'Mark as briefed',
  live: 'Go live',
  stood_down: 'Stand the operation down',
  closed: 'Close the operation',
};

export const roleWords: Readonly<Record<ActingRole, string>> = {
  lead: 'Lead',
  desk: 'Radio desk',
  loggist: 'Loggist',
  observer: 'Observer',
  field: 'Field officer',
  coordinator: 'Coordinator',
  worker: 'Worker',
  administrator: 'Administrator',
};
export const standingWords: Readonly<Record<Standing, string>> = {
  administrator: 'Administrator',
  lead: 'May start operations',
  member: 'Member',
};

export const placeWords: Readonly<Record<PlaceKind, string>> = {
  address: 'Address',
  rvp: 'RVP',
  fup: 'FUP',
  reception_centre: 'Reception centre',
  custody: 'Custody',
  hospital: 'Hospital',
  assault_centre: 'Assault centre',
  safe_accommodation: 'Safe accommodation',
  moving_place: 'Moving place',
};
/** The short marks on the map. */
export const placeMarks: Readonly<Record<PlaceKind, string>> = {
  address: 'A',
  rvp: 'RVP',
  fup: 'FUP',
  reception_centre: 'RC',
  custody: 'CU',
  hospital: 'H',
  assault_centre: 'AC',
  safe_accommodation: 'SA',
  moving_place: 'MP',
};
/** As agencies read it, who are not told which. */
export const placeKindForAgencies: Readonly<Record<PlaceKind, string>> = {
  address: 'at an address',
  rvp: 'at the meeting point',
  fup: 'at the forming-up point',
  reception_centre: 'at the reception centre',
  custody: 'in custody',
  hospital: 'at a hospital',
  assault_centre: 'at the assault centre',
  safe_accommodation: 'at safe accommodation',
  moving_place: 'with a moving place',
};

export const trackWords: Readonly<Record<Track, string>> = {
  premises: 'Premises',
  people: 'People',
  search: 'Search',
};
export const stepWords: Readonly<Record<Step, string>> = {
  briefed: 'Briefed',
  at_fup: 'At FUP',
  entry: 'Entry',
  secured: 'Secured',
  handed_back: 'Handed back',
  found: 'People found',
  apart: 'Apart',
  spoken_to: 'Spoken to with interpreter',
  left: 'Left',
  under_way: 'Search under way',
  done: 'Search done',
  support_may_come_in: 'Support may come in',
};
/** Of an address that has reached the step: "Entered 14:00". */
export const reachedWords: Readonly<Record<Step, string>> = {
  briefed: 'Briefed',
  at_fup: 'At FUP',
  entry: 'Entered',
  secured: 'Secured',
  handed_back: 'Handed back',
  found: 'People found',
  apart: 'Apart',
  spoken_to: 'Spoken to',
  left: 'Left',
  under_way: 'Under way',
  done: 'Done',
  support_may_come_in: 'Yes',
};

export const orderWords: Readonly<Record<Order, string>> = { proceed: 'Proceed', hold: 'Hold', abort: 'Abort' };
/** Of an address under the order. */
export const orderedWords: Readonly<Record<Order, string>> = { proceed: 'Proceeding', hold: 'Held', abort: 'Aborted' };
export const outcomeWords: Readonly<Record<Outcome, string>> = { no_reply: 'No reply', not_executed: 'Not executed' };
export const sourceWords: Readonly<Record<Source, string>> = { phone: 'phone', radio: 'radio', desk: 'desk' };
export const countWords: Readonly<Record<CountKind, string>> = { found: 'found', arrested: 'arrested' };
export const childrenWords: Readonly<Record<'none' | 'possible' | 'expected' | 'unknown', string>> = {
  none: 'no children',
  possible: 'children possible',
  expected: 'children expected',
  unknown: 'children not known',
};

export const staffRoleWords: Readonly<Record<StaffRole, string>> = {
  interpreter: 'Interpreter',
  phone_interpreter: 'Interpreter by phone',
  sexual_health_nurse: 'Sexual-health nurse',
  health_assessor: 'Health assessor',
  support_worker: 'Support worker',
  advocate: 'Advocate',
  victim_navigator: 'Victim navigator',
  reception_manager: 'Reception manager',
  nrm_adviser: 'NRM adviser',
  social_worker_adult: 'Social worker, adults',
  social_worker_child: 'Social worker, children',
  housing: 'Housing officer',
  key_worker: 'Key worker',
  woman_officer: 'Woman officer',
  search_officer: 'Search officer',
  entry_officer: 'Entry officer',
  arrest_officer: 'Arrest officer',
  exhibits_officer: 'Exhibits officer',
  scenes_of_crime: 'Scenes of crime officer',
  transport: 'Driver',
  fire_safety: 'Fire safety officer',
  trading_standards: 'Trading standards officer',
};
/** In a sentence, of more than one: "2 support workers". */
export const staffRolePlurals: Readonly<Record<StaffRole, string>> = {
  interpreter: 'interpreters',
  phone_interpreter: 'interpreters by phone',
  sexual_health_nurse: 'sexual-health nurses',
  health_assessor: 'health assessors',
  support_worker: 'support workers',
  advocate: 'advocates',
  victim_navigator: 'victim navigators',
  reception_manager: 'reception managers',
  nrm_adviser: 'NRM advisers',
  social_worker_adult: 'social workers, adults',
  social_worker_child: 'social workers, children',
  housing: 'housing officers',
  key_worker: 'key workers',
  woman_officer: 'women officers',
  search_officer: 'search officers',
  entry_officer: 'entry officers',
  arrest_officer: 'arrest officers',
  exhibits_officer: 'exhibits officers',
  scenes_of_crime: 'scenes of crime officers',
  transport: 'drivers',
  fire_safety: 'fire safety officers',
  trading_standards: 'trading standards officers',
};
export const worksWithWords: Readonly<Record<WorksWith, string>> = {
  women_found: 'with women found',
  suspects: 'with suspects',
  either: 'with either',
};
export const genderAskedWords: Readonly<Record<GenderAsked, string>> = {
  any: 'anyone',
  woman: 'woman',
  man: 'man',
};
export const genderWords: Readonly<Record<Gender, string>> = { woman: 'woman', man: 'man', not_said: 'not said' };

export const answerWords: Readonly<Record<Answer, string>> = {
  put_forward: 'Put forward',
  confirmed: 'Confirmed',
  declined: 'Cannot come',
  withdrawn: 'Withdrawn',
  asked_again: 'Asked again',
};
export const presenceWords: Readonly<Record<Presence, string>> = {
  not_started: 'Not started',
  en_route: 'On the way',
  arrived: 'Arrived',
  at_reception: 'At reception',
  on_break: 'On a break',
  stood_down: 'Stood down',
};
export const shownLevelWords: Readonly<Record<ShownLevel, string>> = { area: 'Area', full: 'Full place' };
export const agencyKindWords: Readonly<Record<AgencyKind, string>> = {
  police: 'Police',
  charity: 'Charity',
  public_health: 'Public health',
  sexual_health: 'Sexual health service',
  council: 'Council',
  other: 'Other',
};
export const sightWords: Readonly<Record<Sight, string>> = { command: 'Command log', care: 'Care notes' };

export const noticeWords: Readonly<Record<NoticeKind, string>> = {
  asked: 'Asked',
  changed: 'Times changed',
  asked_again: 'Asked again',
  place_shown: 'Place shown',
  place_withdrawn: 'Place no longer shown',
  hold: 'Hold',
  proceed: 'Proceed',
  abort: 'Abort',
  stood_down: 'Stood down',
  not_needed: 'Not needed any more',
  postponed: 'Postponed',
  cancelled: 'Cancelled',
  freed: 'Thanked, and free',
  reminder: 'Reminded',
  taken_back: 'No longer asked',
  message: 'Message about a request',
};
export const toldWords: Readonly<Record<ToldState, string>> = {
  waiting: 'Not yet told',
  shown: 'Shown on the phone',
  understood: 'Understood',
  told_by_voice: 'Told by voice',
};

/** How a request for people stands. */
export const requestWords: Readonly<Record<'open' | 'cannot' | 'overdue' | 'taken_back', string>> = {
  open: 'Open',
  cannot: 'Cannot cover',
  overdue: 'Answer overdue',
  taken_back: 'Taken back',
};
