import * as fc from 'fast-check';
import {
  COMMAND_LEVELS,
  DRAWING_KINDS,
  ENTRY_UNDER,
  IMPORT_KINDS,
  RISK_LEVELS,
  WARRANT_STANDINGS,
  WARRANT_TYPES,
} from '#shared/plan-vocabulary.ts';
import {
  ARRIVAL_BANDS,
  CERTIFICATES,
  CONFLICTS,
  MESSAGE_CHANNELS,
  STAFFING_RULES,
} from '#shared/staffing-vocabulary.ts';
import type { OperationEntities } from '#server/domain/operation-state.ts';
import type { Change } from '#server/domain/tables.ts';
import {
  ANSWERS,
  COUNTS,
  GENDERS,
  GENDERS_ASKED,
  NOTICE_KINDS,
  OPERATION_ROLES,
  ORDERS,
  OUTCOMES,
  PHASES,
  PRESENCES,
  SHOWN_LEVELS,
  SITE_KINDS,
  SOURCES,
  TOLD_STATES,
  WORKS_WITH,
} from '#shared/vocabulary.ts';

type Change_ = Change<OperationEntities>;

const T = 1_800_000_000_000;
const word = fc.constantFrom('north', 'south', 'east', 'west');
const time = fc.integer({ min: 0, max: 3 }).map((hour) => T + hour * 3_600_000);
const count = fc.integer({ min: 0, max: 3 });
const maybe = <V>(value: fc.Arbitrary<V>) => fc.option(value, { nil: null });
const pool = (letter: string, size: number) =>
  fc.constantFrom(...Array.from({ length: size }, (_, n) => `${letter}${n + 1}`));

const ids = {
  operation: fc.constant('operation'),
  address: pool('A', 3),
  site: pool('S', 3),
  agency: pool('G', 3),
  unit: pool('U', 3),
  team: pool('T', 3),
  member: pool('M', 5),
  requirement: pool('R', 4),
  request: pool('Q', 4),
  assignment: pool('W', 5),
  showing: pool('V', 5),
  assistance: pool('X', 3),
  logEntry: pool('L', 8),
  decision: pool('D', 2),
  notice: pool('N', 6),
  contest: pool('C', 4),
  post: pool('PO', 3),
  task: pool('TA', 4),
  contingency: pool('CO', 3),
  channel: pool('CH', 2),
  warrant: pool('WA', 4),
  risk: pool('RI', 6),
  drawing: pool('DR', 2),
  usualNeed: pool('UN', 2),
  staff: pool('ST', 4),
  duty: pool('DU', 4),
  turn: pool('TN', 3),
  message: pool('MS', 4),
  capacity: pool('CA', 3),
  import: pool('IM', 2),
  importPart: pool('IP', 2),
};

/** Around Luton, in four squares of the grid. */
const point = fc.record({
  latitude: fc.constantFrom(51.881, 51.882, 51.891),
  longitude: fc.constantFrom(-0.411, -0.412, -0.431),
});
const dates = fc.uniqueArray(fc.record({ id: fc.constantFrom('D1', 'D2'), t: time }), {
  maxLength: 2,
  selector: (date) => date.id,
});
const report = fc.record({
  by: word,
  memberId: maybe(ids.member),
  source: fc.constantFrom(...SOURCES),
  happenedAt: time,
  receivedAt: time,
});
const place = fc.oneof(
  fc.record({ kind: fc.constant('address' as const), id: ids.address }),
  fc.record({ kind: fc.constant('site' as const), id: ids.site }),
);
const step = fc.oneof(
  fc.record({ kind: fc.constant('reached'), report, confirmed: maybe(report) }),
  fc.record({ kind: fc.constant('not_reached'), report }),
  fc.record({ kind: fc.constant('disputed'), reached: report, notReached: report }),
);
const staff = {
  role: fc.constantFrom('interpreter', 'support_worker'),
  languages: fc.subarray(['ro', 'sq', 'unknown']),
};

const dialects = fc.subarray([
  { language: 'ro', dialect: 'Moldovan' },
  { language: 'sq', dialect: 'Gheg' },
]);
const papers = ['dbs_enhanced', 'first_aid'] as const;
const day = fc.constantFrom(null, '2026-01-01', '2030-01-01');
const certificates = fc.array(
  fc.record({ kind: fc.constantFrom(...papers, ...CERTIFICATES), issuedOn: day, checkedOn: day, expiresOn: day }),
  { maxLength: 2 },
);
const contact = maybe(fc.record({ name: word, phone: word }));
const terms = { terms: word, expenses: word, contact };
const minutesEach = fc.constantFrom(null, 20, 60);
const needDetail = { dialects, certificates: fc.subarray([...papers]), minutesEach };
const span = fc.record({ startAt: time, endAt: time.map((at) => at + 3_600_000) });
const window = fc.constantFrom({ start: -60, end: 60 }, { start: 0, end: 90 });

/** Any record of any kind over small pools of ids, so that they meet, part and point at one another. */
const records: { readonly [K in keyof OperationEntities]: fc.Arbitrary<unknown> } = {
  operation: fc.record({
    codename: word,
    area: word,
    zone: fc.constantFrom('Europe/London', 'Europe/Paris'),
    t: maybe(time),
    phase: fc.constantFrom(...PHASES),
    standing: fc.oneof(
      fc.record({ kind: fc.constant('running') }),
      fc.record({ kind: fc.constantFrom('postponed', 'cancelled'), reason: word, at: time }),
    ),
    liaison: maybe(fc.record({ name: word, phone: word })),
    dates,
    counters: fc.record({ addresses: count, requests: count, decisions: count }),
  }),
  address: fc.record({
    ref: word,
    line: word,
    postcode: word,
    point: maybe(point),
    hazards: word,
    entry: word,
    expected: fc.record({
      number: maybe(count),
      languages: staff.languages,
      children: word,
      gender: fc.constantFrom('women', undefined),
    }),
    teamId: maybe(ids.team),
    strikeOffset: fc.constantFrom(0, 60),
    entryUnder: fc.constantFrom(...ENTRY_UNDER),
    vehicles: word,
    rvpId: maybe(ids.site),
    fupId: maybe(ids.site),
    hospitalId: maybe(ids.site),
    custodyId: maybe(ids.site),
    assaultCentreId: maybe(ids.site),
    receptionId: maybe(ids.site),
    steps: fc.dictionary(fc.constantFrom('briefed', 'entry', 'secured', 'found'), step, { noNullPrototype: true }),
    counts: fc.dictionary(fc.constantFrom(...COUNTS), fc.record({ number: count, report }), { noNullPrototype: true }),
    potentialVictims: maybe(fc.record({ number: count, decisionId: ids.decision })),
    order: maybe(fc.record({ order: fc.constantFrom(...ORDERS), at: time, reason: maybe(word) })),
    outcome: maybe(fc.record({ outcome: fc.constantFrom(...OUTCOMES), report })),
    lastHeard: maybe(report),
  }),
  site: fc.record({
    kind: fc.constantFrom(...SITE_KINDS),
    name: word,
    line: word,
    postcode: word,
    point: maybe(point),
  }),
  agency: fc.record({
    name: word,
    short: word,
    kind: fc.constantFrom('police', 'charity'),
    units: fc.uniqueArray(fc.record({ id: ids.unit, name: word }), { maxLength: 2, selector: (unit) => unit.id }),
  }),
  team: fc.record({
    callSign: word,
    talkgroup: word,
    memberIds: fc.uniqueArray(ids.member, { maxLength: 3 }),
    updaterId: maybe(ids.member),
  }),
  member: fc.record({
    accountId: word,
    name: word,
    agencyId: ids.agency,
    unitId: maybe(ids.unit),
    roles: fc.subarray([...OPERATION_ROLES], { minLength: 1 }),
    active: fc.boolean(),
  }),
  requirement: fc.record({
    ref: word,
    role: staff.role,
    number: fc.integer({ min: 1, max: 2 }),
    place,
    window,
    languages: staff.languages,
    gender: fc.constantFrom(...GENDERS_ASKED),
    worksWith: fc.constantFrom(...WORKS_WITH),
    note: word,
    ...needDetail,
  }),
  request: fc.record({
    ref: word,
    requirementId: ids.requirement,
    agencyId: ids.agency,
    unitId: maybe(ids.unit),
    askedAt: time,
    answerBy: maybe(time),
    standing: fc.constantFrom('open', 'cannot', 'overdue', 'taken_back'),
    ...terms,
    reminders: count,
    orderId: maybe(word),
    minutesEach,
  }),
  turn: fc.record({
    orderId: word,
    requirementId: ids.requirement,
    agencyId: ids.agency,
    unitId: maybe(ids.unit),
    place: count,
    minutesEach,
    ...terms,
  }),
  message: fc.record({
    requestId: ids.request,
    agencyId: ids.agency,
    from: fc.constantFrom('command', 'agency'),
    memberId: maybe(ids.member),
    text: fc.oneof(word, fc.constant({ erased: true })),
    at: time,
  }),
  capacity: fc.record({
    agencyId: ids.agency,
    unitId: maybe(ids.unit),
    role: staff.role,
    number: count,
    languages: staff.languages,
    gender: fc.constantFrom(...GENDERS_ASKED),
    hours: maybe(span),
    note: word,
    at: time,
  }),
  assignment: fc.record({
    requestId: ids.request,
    requirementId: ids.requirement,
    agencyId: ids.agency,
    unitId: maybe(ids.unit),
    personId: word,
    shownName: word,
    role: staff.role,
    languages: staff.languages,
    gender: fc.constantFrom(...GENDERS),
    worksWith: fc.constantFrom(...WORKS_WITH),
    startAt: time.map((at) => at - 3_600_000),
    endAt: time.map((at) => at + 3_600_000),
    slackMinutes: count,
    tWhenAnswered: maybe(time),
    answer: fc.constantFrom(...ANSWERS),
    answeredAt: maybe(time),
    answeredBy: fc.constantFrom('worker', 'coordinator', null),
    mayKnowSomeone: fc.boolean(),
    presence: fc.constantFrom(...PRESENCES),
    presenceAt: maybe(time),
    link: maybe(fc.record({ tokenHash: word })),
    pass: maybe(fc.record({ codeHash: word, deviceHash: maybe(word) })),
    dialects,
    certificates,
    conflict: fc.constantFrom(...CONFLICTS),
    maxMinutes: fc.constantFrom(null, 60, 240),
    arrival: fc.constantFrom(null, ...ARRIVAL_BANDS),
    hours: maybe(
      fc.record({
        startAt: time,
        endAt: time,
        breakMinutes: count,
        note: word,
        signedAt: time,
        signedBy: fc.constantFrom('worker', 'coordinator'),
        agreed: maybe(fc.record({ at: time, by: word })),
      }),
    ),
    setAside: fc.array(fc.record({ rule: fc.constantFrom(...STAFFING_RULES), reason: word, by: word, at: time }), {
      maxLength: 2,
    }),
    push: fc.oneof(
      fc.constant(null),
      fc.constant({ erased: true }),
      fc.record({ endpoint: word, p256dh: word, auth: word }),
    ),
  }),
  showing: fc.record({
    place,
    agencyId: ids.agency,
    label: word,
    shown: maybe(fc.record({ level: fc.constantFrom(...SHOWN_LEVELS), at: time })),
    planned: maybe(fc.record({ level: fc.constantFrom(...SHOWN_LEVELS), dueAt: time })),
    withdrawn: maybe(fc.record({ at: time, reason: word, seen: fc.boolean() })),
  }),
  assistance: fc.record({
    addressId: ids.address,
    detail: word,
    raised: report,
    acknowledged: maybe(fc.record({ by: word, at: time })),
    going: fc.array(fc.record({ who: word, at: time }), { maxLength: 2 }),
    closed: maybe(fc.record({ whoWent: word, at: time })),
  }),
  logEntry: fc.record({
    sight: fc.constantFrom('command', 'care'),
    happenedAt: time,
    receivedAt: time,
    by: word,
    role: fc.constantFrom('lead', 'field', 'worker', 'coordinator'),
    source: fc.constantFrom(...SOURCES, 'system'),
    addressId: maybe(ids.address),
    text: fc.oneof(word, fc.constant({ erased: true })),
    about: fc.record({ kind: fc.constantFrom('step', 'decision', 'note', 'staffing') }),
    agencyId: maybe(ids.agency),
    unitId: maybe(ids.unit),
    struck: maybe(fc.record({ reason: word, at: time, by: word })),
  }),
  decision: fc.record({
    number: count,
    text: word,
    reason: word,
    options: maybe(word),
    by: word,
    at: time,
    potentialVictims: maybe(fc.record({ addressId: ids.address, number: count })),
  }),
  notice: fc.record({
    kind: fc.constantFrom(...NOTICE_KINDS),
    to: fc.oneof(
      fc.record({ kind: fc.constant('member'), id: ids.member }),
      fc.record({ kind: fc.constant('assignment'), id: ids.assignment }),
    ),
    about: fc.oneof(
      fc.record({ kind: fc.constant('request'), id: ids.request }),
      fc.record({ kind: fc.constant('assignment'), id: ids.assignment }),
      fc.record({ kind: fc.constant('place'), id: ids.showing }),
      fc.record({ kind: fc.constant('address'), id: ids.address }),
      fc.record({ kind: fc.constant('operation'), id: ids.operation }),
    ),
    at: time,
    told: fc.constantFrom(...TOLD_STATES),
    toldAt: maybe(time),
    toldBy: maybe(word),
    sent: fc.array(
      fc.record({
        channel: fc.constantFrom(...MESSAGE_CHANNELS),
        at: time,
        outcome: fc.constantFrom('sent', 'failed'),
      }),
      { maxLength: 2 },
    ),
  }),
  contest: fc.record({
    on: fc.oneof(
      fc.record({ kind: fc.constant('operation'), id: ids.operation }),
      fc.record({ kind: fc.constant('address'), id: ids.address }),
      fc.record({ kind: fc.constant('team'), id: ids.team }),
      fc.record({ kind: fc.constant('requirement'), id: ids.requirement }),
      ...(['post', 'task', 'contingency', 'channel', 'warrant', 'drawing', 'staff', 'site', 'usualNeed'] as const).map(
        (kind) => fc.record({ kind: fc.constant(kind), id: ids[kind] }),
      ),
    ),
    field: fc.constantFrom('area', 'line', 'codename', 'number', 'name', 'action'),
    standing: word,
    other: word,
    by: word,
    at: time,
  }),
  post: fc.record({
    name: word,
    level: fc.constantFrom(...COMMAND_LEVELS),
    holderId: maybe(ids.member),
    deputyId: maybe(ids.member),
    offered: maybe(fc.record({ toId: ids.member, at: time, by: word })),
  }),
  task: fc.record({
    title: word,
    postId: maybe(ids.post),
    addressId: maybe(ids.address),
    due: fc.constantFrom(-60, 0, 60),
    done: maybe(fc.record({ by: word, at: time })),
  }),
  contingency: fc.record({
    trigger: word,
    action: word,
    codeWord: word,
    addressId: maybe(ids.address),
    postId: maybe(ids.post),
  }),
  channel: fc.record({ purpose: word, talkgroup: word, callSign: word, codeWord: word, fallback: word }),
  warrant: fc.record({
    addressId: ids.address,
    type: fc.constantFrom(...WARRANT_TYPES),
    reference: word,
    standing: fc.constantFrom(...WARRANT_STANDINGS),
    issuedAt: maybe(time),
    endsAt: maybe(time),
    authorities: fc.array(fc.record({ inspector: word, at: time }), { maxLength: 2 }),
    executedAt: fc.array(time, { maxLength: 2 }),
    returnedAt: maybe(time),
  }),
  risk: fc.record({
    place: maybe(place),
    requestId: maybe(ids.request),
    agencyId: ids.agency,
    unitId: maybe(ids.unit),
    kind: fc.constantFrom('dogs', 'fire'),
    level: fc.constantFrom(...RISK_LEVELS),
    hazard: word,
    control: fc.constantFrom('', 'north'),
    owner: word,
    review: maybe(count),
    shared: fc.boolean(),
    at: time,
  }),
  drawing: fc.record({
    kind: fc.constantFrom(...DRAWING_KINDS),
    label: word,
    addressId: ids.address,
    points: fc.array(point, { minLength: 2, maxLength: 3 }),
  }),
  usualNeed: fc.record({
    role: staff.role,
    number: fc.integer({ min: 1, max: 2 }),
    window: fc.constant({ start: 0, end: 60 }),
    languages: staff.languages,
    gender: fc.constantFrom(...GENDERS_ASKED),
    worksWith: fc.constantFrom(...WORKS_WITH),
    note: word,
    ...needDetail,
  }),
  staff: fc.record({
    name: fc.oneof(word, fc.constant({ erased: true })),
    number: word,
    agencyId: ids.agency,
    roles: fc.constant([]),
    languages: staff.languages,
    gender: fc.constantFrom(...GENDERS),
    posting: maybe(fc.oneof(place, fc.record({ kind: fc.constant('team' as const), id: ids.team }))),
  }),
  duty: fc.record({ staffId: ids.staff, requirementId: ids.requirement, window }),
  import: fc.record({
    kind: fc.constantFrom(...IMPORT_KINDS),
    fileHash: word,
    at: time,
    by: word,
    of: count,
    rows: count,
    added: count,
    changed: count,
    parts: fc.subarray([0, 1, 2]),
    takenBack: count,
    left: count,
    entryId: word,
  }),
  importPart: fc.record({
    importId: ids.import,
    chunk: count,
    rows: count,
    added: fc.constant([]),
    edited: fc.constant([]),
  }),
};

const changeOf = <K extends keyof OperationEntities>(kind: K): fc.Arbitrary<Change_> =>
  fc
    .tuple(ids[kind], fc.option(records[kind], { nil: null, freq: 6 }))
    .map(([id, value]) => ({ kind, id, value }) as Change_);

/** A few changes to any records: one commit. */
export const randomCommit: fc.Arbitrary<readonly Change_[]> = fc.array(
  fc.oneof(...(Object.keys(records) as (keyof OperationEntities)[]).map(changeOf)),
  { minLength: 1, maxLength: 4 },
);

/** A whole operation's worth of records, then commit after commit. */
export const randomHistory: fc.Arbitrary<readonly (readonly Change_[])[]> = fc
  .tuple(
    fc.array(fc.oneof(...(Object.keys(records) as (keyof OperationEntities)[]).map(changeOf)), {
      minLength: 70,
      maxLength: 100,
      size: 'max',
    }),
    fc.array(randomCommit, { minLength: 10, maxLength: 20, size: 'max' }),
  )
  .map(([start, commits]) => [start, ...commits]);
