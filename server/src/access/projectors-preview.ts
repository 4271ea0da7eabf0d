import type { RecordKind, ViewRecords } from '#shared/records.ts';
import type { Id } from '#shared/ids.ts';
import type { Fields } from '#shared/protocol.ts';
import type { OperationEntities } from '../domain/operation-state.ts';
import type { Parts } from '../planning/parts.ts';
import type { Rule, RuleTable } from './cut.ts';
import { askingRules } from './projectors-asking.ts';
import { lawRules } from './projectors-law.ts';
import { logRules } from './projectors-log.ts';
import { noticeRules } from './projectors-notices.ts';
import { operationRules } from './projectors-operation.ts';
import { peopleRules } from './projectors-people.ts';
import { placeRules } from './projectors-places.ts';
import { staffingRules } from './projectors-staffing.ts';
import { readSharedRiskId } from './shared-risks.ts';

/**
 * An agency's view as the lead may look at it. A field that is not named here is not in it; what is in it is as the agency
 * sees it, and stands in the lead's own view too or was given to the agency by police. What a woman tells a carer is not
 * the police's to read.
 */
type From = Parts<OperationEntities>;
type OperationRule = Rule<OperationEntities>;

/** Of the agency's own rule no more than the fields named, and only records that are for the lead to look at. */
function only<K extends RecordKind>(
  _view: K,
  agencys: OperationRule,
  fields: readonly (keyof ViewRecords[K] & string)[],
  isShown: (id: Id, from: From) => boolean = () => true,
): OperationRule {
  return {
    derived: agencys.derived,
    make: (id, from) => {
      const made = isShown(id, from) ? agencys.make(id, from) : null;
      return made === null ? null : { fields: picked(made.fields, fields), speaksOf: made.speaksOf };
    },
  };
}

const picked = (from: Fields, names: readonly string[]): Fields =>
  Object.fromEntries(Object.entries(from).filter(([name]) => names.includes(name)));

/** As on the ring list: who has been told already is between the agency and its people. */
function isOnRingList(id: Id, from: From): boolean {
  const told = from.part('notice', id, 'told');
  return told === 'waiting' || told === 'shown' || from.part('notice', id, 'about')?.kind === 'operation';
}

/** Shared by police with the agency. */
const policeRisk = only('risk', lawRules.risk.agency, ['requestId', 'kind', 'level', 'hazard', 'control']);
/** Shared by the agency with police; through which request it spoke stays with it. */
const agencyRisk = only(
  'risk',
  lawRules.risk.agency,
  ['kind', 'level', 'hazard', 'control', 'owner', 'review', 'shared', 'at'],
  (id, from) => from.part('risk', id, 'shared') === true,
);
const risk: OperationRule = {
  derived: false,
  make: (id, from) => (readSharedRiskId(id) === null ? agencyRisk : policeRisk).make(id, from),
};

const request = only('request', staffingRules.request.agency, [
  'ref',
  'agencyId',
  'unitId',
  'role',
  'number',
  'placeKind',
  'placeId',
  'area',
  'startAt',
  'endAt',
  'windows',
  'languages',
  'gender',
  'worksWith',
  'note',
  'askedAt',
  'answerBy',
  'standing',
  'dialects',
  'certificates',
  'terms',
  'expenses',
  'contact',
  'reminders',
]);

/** Papers are left out whole: that one is missing would tell that there is one which nobody asked for. */
const assignment = only('assignment', staffingRules.assignment.agency, [
  'requestId',
  'agencyId',
  'unitId',
  'role',
  'languages',
  'gender',
  'startAt',
  'endAt',
  'answer',
  'answeredAt',
  'answeredBy',
  'presence',
  'presenceAt',
  'arrival',
  'dialects',
  'conflict',
  'hours',
]);

const place = only('place', placeRules.place.agency, [
  'label',
  'kind',
  'level',
  'area',
  'cell',
  'name',
  'line',
  'postcode',
  'point',
  'since',
]);

const capacity = only('capacity', askingRules.capacity.agency, [
  'agencyId',
  'unitId',
  'role',
  'number',
  'languages',
  'gender',
  'hours',
  'note',
  'at',
]);

const notice = only(
  'notice',
  noticeRules.notice.agency,
  ['kind', 'to', 'about', 'at', 'told', 'toldAt', 'sent'],
  isOnRingList,
);

export const previewRules = {
  operation: {
    preview: only('operation', operationRules.operation.agency, ['area', 'zone', 'phase', 'standing', 'liaison']),
  },
  agency: { preview: only('agency', peopleRules.agency.agency, ['name', 'short', 'kind', 'units']) },
  request: { preview: request },
  message: { preview: only('message', askingRules.message.agency, ['requestId', 'from', 'text', 'at']) },
  assignment: { preview: assignment },
  capacity: { preview: capacity },
  place: { preview: place },
  risk: { preview: risk },
  /** That a care entry was written and when, as the lead knows it. */
  logEntry: { preview: only('logEntry', logRules.logEntry.agency, ['sight', 'happenedAt', 'receivedAt', 'agencyId']) },
  contest: { preview: only('contest', noticeRules.contest.agency, ['on', 'field', 'standing', 'other', 'at']) },
  notice: { preview: notice },
} satisfies RuleTable<OperationEntities>;

/** What an agency sees besides, in words: a field of a kind, or records of it. Nothing here hangs on what there is. */
export const KEPT_BACK = [
  { on: 'assignment', fields: ['shownName', 'personId'], words: 'Who its people are, and the names they work under' },
  { on: 'assignment', fields: ['slackMinutes'], words: 'How far T may move before each of them is asked again' },
  { on: 'assignment', fields: ['certificates'], words: 'Their papers, beyond those that a need asks for' },
  {
    on: 'assignment',
    fields: ['link', 'pass', 'push'],
    words: 'Whether links and day passes are out, and whose telephone is told',
  },
  { on: 'message', fields: ['by'], words: 'Who of its people wrote a message' },
  {
    on: 'logEntry',
    fields: ['by', 'role', 'source', 'text', 'about', 'struck'],
    words: 'What its care entries say, who wrote them, and in which unit',
  },
  {
    on: 'risk',
    fields: ['requestId'],
    words: 'Risks that it has not shared, and through which request it speaks of one',
  },
  { on: 'notice', fields: [], words: 'Which of its people have been told already' },
] as const satisfies readonly { on: RecordKind; fields: readonly string[]; words: string }[];
