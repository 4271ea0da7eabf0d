import { clockTime, timeRange } from '../format/time.ts';
import { noticeWords, toldWords } from '../words/labels.ts';
import { messageChannelWords } from '../words/staffing-labels.ts';
import { lowerFirst, nameText } from '../words/sentences.ts';
import type { NoticeView } from '#shared/records.ts';
import { isUntold, type Entry, type StaffingData } from './staffing-data.ts';
import { agencyWords, personWords } from './who.ts';

/** Somebody who has not been told something yet. */
export interface NotTold {
  /** "assignment …" or "member …". */
  readonly key: string;
  readonly name: string;
  /** "15:00–18:00 · Harbour Support rings them". */
  readonly where: string;
  /** "asked again, place shown". */
  readonly of: string;
  /** Of the oldest notice, ms. */
  readonly since: number;
  /** "Shown on the phone", or "Not yet told". */
  readonly state: string;
  readonly shown: boolean;
  /** "sent by mail 14:02:10", "could not be sent by push"; empty where no channel is on. */
  readonly sent: readonly string[];
  readonly noticeIds: readonly string[];
}

/** Everybody whom somebody must still tell, the longest waiting first. */
export function notTold(data: StaffingData): readonly NotTold[] {
  const byPerson = new Map<string, Entry<NoticeView>[]>();
  for (const entry of data.notices) {
    const [, { to, told }] = entry;
    if (to === undefined || !isUntold(told)) continue;
    const key = `${to.kind} ${to.id}`;
    const group = byPerson.get(key);
    if (group === undefined) byPerson.set(key, [entry]);
    else group.push(entry);
  }
  return [...byPerson]
    .map(([key, notices]) => rowOf(key, notices, data))
    .sort((a, b) => a.since - b.since || (a.key < b.key ? -1 : 1));
}

function rowOf(key: string, notices: readonly Entry<NoticeView>[], data: StaffingData): NotTold {
  const zone = data.operation.zone;
  const kinds = new Set(notices.flatMap(([, { kind }]) => (kind === undefined ? [] : [lowerFirst(noticeWords[kind])])));
  const shown = notices.every(([, { told }]) => told === 'shown');
  return {
    key,
    ...whoOf(key, data),
    of: [...kinds].join(', '),
    since: Math.min(...notices.map(([, { at = 0 }]) => at)),
    state: shown ? toldWords.shown : toldWords.waiting,
    shown,
    sent: notices.flatMap(([, { sent = [] }]) =>
      sent.map(({ channel, at, outcome }) =>
        outcome === 'sent'
          ? `sent by ${messageChannelWords[channel]} ${clockTime(at, zone)}`
          : `could not be sent by ${messageChannelWords[channel]}`,
      ),
    ),
    noticeIds: notices.map(([id]) => id),
  };
}

/** An agency rings its own people: whose numbers they are, its coordinator has. */
function whoOf(key: string, data: StaffingData): Pick<NotTold, 'name' | 'where'> {
  const [kind, id = ''] = key.split(' ');
  if (kind === 'assignment') {
    const one = data.assignments.get(id) ?? {};
    const hours =
      one.startAt === undefined || one.endAt === undefined
        ? []
        : [timeRange(one.startAt, one.endAt, data.operation.zone)];
    return {
      name: personWords(data, id),
      where: [...hours, `${agencyWords(data, one.agencyId)} rings them`].join(' · '),
    };
  }
  const member = data.members.get(id);
  return { name: nameText(member?.name), where: agencyWords(data, member?.agencyId, member?.unitId) };
}
