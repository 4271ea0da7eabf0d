import type { Id } from '#shared/ids.ts';
import { MESSAGE_CHANNELS } from '#shared/staffing-vocabulary.ts';
import type { AgencyEntities } from '../domain/agency-state.ts';
import type { DirectoryEntities } from '../domain/directory-state.ts';
import type { OperationEntities } from '../domain/operation-state.ts';
import { OPERATION_RECORD } from '../domain/operation-state.ts';
import type { Parts } from '../planning/parts.ts';
import type { AudienceName } from './audiences.ts';
import { readName, unitOfPreview } from './audiences.ts';
import type { Range } from './cut.ts';
import { agencyRanges, memberRanges, teamRanges, unitRanges, workerRanges } from './scopes-of-partners.ts';

type From = Parts<OperationEntities>;
type Ranges = readonly Range<OperationEntities>[];

const operation: Range<OperationEntities> = { view: 'operation', id: OPERATION_RECORD };

/** What command roles see: the plan, the people, the run. */
const COMMAND: Ranges = [
  operation,
  { view: 'address', from: { kind: 'address', index: 'all', key: '' } },
  { view: 'site', from: { kind: 'site', index: 'all', key: '' } },
  { view: 'agency', from: { kind: 'agency', index: 'all', key: '' } },
  { view: 'team', from: { kind: 'team', index: 'all', key: '' } },
  { view: 'member', from: { kind: 'member', index: 'all', key: '' } },
  { view: 'requirement', from: { kind: 'requirement', index: 'all', key: '' } },
  { view: 'request', from: { kind: 'request', index: 'all', key: '' } },
  { view: 'assignment', from: { kind: 'assignment', index: 'all', key: '' } },
  { view: 'assistance', from: { kind: 'assistance', index: 'all', key: '' } },
  { view: 'decision', from: { kind: 'decision', index: 'all', key: '' } },
  { view: 'contest', from: { kind: 'contest', index: 'all', key: '' } },
  { view: 'logEntry', from: { kind: 'logEntry', index: 'window', key: 'command' } },
  { view: 'logEntry', from: { kind: 'logEntry', index: 'window', key: 'care' } },
  { view: 'cover', from: { kind: 'requirement', index: 'all', key: '' } },
  ...(['assignment', 'duty'] as const).map((kind): Range<OperationEntities> => ({
    view: 'clash',
    from: { kind, index: 'all', key: '' },
  })),
  ...(['address', 'site'] as const).map((kind): Range<OperationEntities> => ({
    view: 'lack',
    from: { kind, index: 'all', key: '' },
  })),
  ...(['turn', 'message', 'capacity', 'duty'] as const).map((kind): Range<OperationEntities> => ({
    view: kind,
    from: { kind, index: 'all', key: '' },
  })),
  { view: 'readiness', from: { kind: 'address', index: 'all', key: '' } },
  { view: 'readiness', id: OPERATION_RECORD },
  ...(['post', 'task', 'contingency', 'channel', 'warrant', 'risk', 'drawing', 'usualNeed', 'staff'] as const).map(
    (kind): Range<OperationEntities> => ({ view: kind, from: { kind, index: 'all', key: '' } }),
  ),
];

/**
 * Those who show places and ring people see besides what was shown, who is not told, and of what is said of the whole
 * operation (put off, called off) who has been told.
 */
const DESK: Ranges = [
  ...COMMAND,
  { view: 'showing', from: { kind: 'showing', index: 'all', key: '' } },
  { view: 'notice', from: { kind: 'notice', index: 'untold', key: 'untold' } },
  { view: 'notice', from: { kind: 'notice', index: 'about', key: OPERATION_RECORD } },
];

/** Who brings files in sees what became of them. */
const LEAD: Ranges = [...DESK, { view: 'import', from: { kind: 'import', index: 'all', key: '' } }];

/** What each audience of an operation may see. It names buckets and lists no table that is not wholly its own. */
export function operationScope(audience: AudienceName, from: From): Ranges {
  const { cls, id } = readName(audience);
  switch (cls) {
    case 'lead':
      return LEAD;
    case 'desk':
      return DESK;
    case 'loggist':
    case 'observer':
      return COMMAND;
    case 'team':
      return [operation, ...teamRanges(id, from)];
    case 'agency':
      return [operation, ...agencyRanges(id, from)];
    case 'unit':
      return [operation, ...unitRanges(id, from)];
    case 'person':
      return memberRanges(id);
    case 'workerAnswer':
      return [operation, ...workerRanges(id, 'answer', from)];
    case 'workerPass':
      return [operation, ...workerRanges(id, 'pass', from)];
    case 'preview':
    case 'coordinator':
    case 'administrator':
    case 'picker':
      return [];
  }
}

/**
 * What an agency, or a unit of it, is in view of: the same ranges as its own, for the rules of the preview. Which of its units
 * wrote a care entry or a risk is the agency's to know: a unit's own are left out.
 */
export function previewScope(audience: AudienceName, from: From): Ranges {
  const { cls, id } = readName(audience);
  const unitId = unitOfPreview(audience);
  if (cls !== 'preview') return [];
  if (unitId === null) return [operation, ...agencyRanges(id, from)];
  return [operation, ...unitRanges(unitId, from).filter((range) => !isWrittenByUnit(range))];
}

const isWrittenByUnit = (range: Range<OperationEntities>): boolean =>
  'from' in range && (range.from.kind === 'logEntry' || range.from.kind === 'risk');

export function agencyScope(audience: AudienceName): readonly Range<AgencyEntities>[] {
  const { cls, id } = readName(audience);
  if (cls === 'coordinator')
    return [
      { view: 'rosterPerson', from: { kind: 'rosterPerson', index: 'all', key: '' } },
      { view: 'import', from: { kind: 'import', index: 'all', key: '' } },
    ];
  return cls === 'unit' ? [rosterOfUnit(id)] : [];
}

const rosterOfUnit = (unitId: Id): Range<AgencyEntities> => ({
  view: 'rosterPerson',
  from: { kind: 'rosterPerson', index: 'unit', key: unitId },
});

export function directoryScope(audience: AudienceName): readonly Range<DirectoryEntities>[] {
  if (audience !== 'administrator' && audience !== 'picker') return [];
  return [
    { view: 'agency', from: { kind: 'agency', index: 'all', key: '' } },
    { view: 'account', from: { kind: 'account', index: 'all', key: '' } },
    ...(audience === 'administrator' ? CHANNELS : []),
  ];
}

const CHANNELS: readonly Range<DirectoryEntities>[] = MESSAGE_CHANNELS.map((id) => ({ view: 'messageChannel', id }));
