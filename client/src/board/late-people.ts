import { hourMinute } from '../format/time.ts';
import { minute, ukZone } from '../format/zone.ts';
import { presenceWords, staffRoleWords } from '../words/labels.ts';
import { lowerFirst } from '../words/sentences.ts';
import type { AssignmentView, OperationView } from '#shared/records.ts';
import type { BoardRecords } from './board-records.ts';

/** How long after the hour for which somebody said yes a missing word of hers is anybody's business. */
const GRACE = 10 * minute;

export interface LatePerson {
  readonly assignmentId: string;
  readonly requirementId: string;
  readonly dueAt: number;
  readonly words: string;
}

/** Everybody who said yes, was due by now and is not reported as there, the longest due first. Once hours are over nobody is late for them. */
export function latePeople(records: BoardRecords, operation: OperationView, now: number): readonly LatePerson[] {
  const { phase, standing, zone = ukZone } = operation;
  const runs = standing === undefined || standing.kind === 'running';
  if (!runs || phase === 'stood_down' || phase === 'closed') return [];
  return [...records.assignment]
    .flatMap(([assignmentId, one]): readonly LatePerson[] => {
      const { answer, presence = 'not_started', startAt, endAt = 0, requirementId = '' } = one;
      const isMissing = presence === 'not_started' || presence === 'en_route';
      if (answer !== 'confirmed' || !isMissing || startAt === undefined) return [];
      if (now < startAt + GRACE || now >= endAt) return [];
      return [{ assignmentId, requirementId, dueAt: startAt, words: wordsOf(one, records, zone) }];
    })
    .sort((a, b) => a.dueAt - b.dueAt || (a.assignmentId < b.assignmentId ? -1 : 1));
}

function wordsOf(one: AssignmentView, records: BoardRecords, zone: string): string {
  const { role, agencyId = '', requirementId = '', startAt = 0, presence = 'not_started' } = one;
  const who = `${role === undefined ? 'Somebody' : staffRoleWords[role]} of ${records.agency.get(agencyId)?.short ?? 'an agency'}`;
  const place = records.requirement.get(requirementId)?.place;
  const name = place?.kind === 'site' ? records.site.get(place.id)?.name : records.address.get(place?.id ?? '')?.ref;
  const where = name === undefined ? '' : ` at ${name}`;
  return `${who}, due ${hourMinute(startAt, zone)}${where}: ${presence === 'en_route' ? lowerFirst(presenceWords.en_route) : 'no word'}`;
}
