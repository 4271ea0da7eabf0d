import { nearTime } from '../format/time.ts';
import { noticeWords, toldWords } from '../words/labels.ts';
import { nameText } from '../words/sentences.ts';
import type { AssignmentView, NoticeView, PlaceView } from '#shared/records.ts';

/** One thing that one of the agency's people is to be told. */
export interface ToldLine {
  readonly id: string;
  readonly assignmentId: string;
  readonly name: string;
  /** "Place shown: Place 1". */
  readonly what: string;
  readonly at: number;
  readonly told: string;
  /** It has not so much as been shown on her phone. */
  readonly waiting: boolean;
  readonly heard: boolean;
  /** "mailed 14:02", "could not be mailed"; empty where it has left Muster by no channel. */
  readonly sent: string;
}

export interface ToldParts {
  readonly assignments: ReadonlyMap<string, AssignmentView>;
  readonly places: ReadonlyMap<string, PlaceView>;
  readonly now: number;
  readonly zone: string;
}

/** Notices to the agency's people, but for the asking itself, which her answer tells. Not heard first, the newest on top. */
export function toldLines(notices: ReadonlyMap<string, NoticeView>, parts: ToldParts): readonly ToldLine[] {
  return [...notices]
    .flatMap(([id, notice]) => toldLine(id, notice, parts) ?? [])
    .sort((a, b) => Number(a.heard) - Number(b.heard) || b.at - a.at || a.name.localeCompare(b.name, 'en-GB'));
}

function toldLine(id: string, notice: NoticeView, parts: ToldParts): ToldLine | undefined {
  const { kind, to, at = 0, told = 'waiting', toldAt } = notice;
  const assignment = parts.assignments.get(to?.id ?? '');
  if (kind === undefined || kind === 'asked' || kind === 'asked_again' || assignment === undefined) return undefined;
  const place = notice.about?.kind === 'place' ? parts.places.get(notice.about.id)?.label : undefined;
  const heard = told === 'understood' || told === 'told_by_voice';
  const when = typeof toldAt === 'number' ? ` ${nearTime(toldAt, parts.now, parts.zone)}` : '';
  return {
    id,
    assignmentId: to?.id ?? '',
    name: nameText(assignment.shownName, 'Somebody'),
    what: `${noticeWords[kind]}${place === undefined ? '' : `: ${place}`}, ${nearTime(at, parts.now, parts.zone)}`,
    at,
    told: `${toldWords[told]}${when}`,
    waiting: told === 'waiting',
    heard,
    sent: sentText(notice, parts),
  };
}

const sentWords = {
  mail: { sent: 'mailed', failed: 'could not be mailed' },
  push: { sent: 'sent to the phone', failed: 'could not be sent to the phone' },
} as const;

function sentText({ sent = [] }: NoticeView, { now, zone }: ToldParts): string {
  return sent
    .map(({ channel, at, outcome }) => {
      const words = sentWords[channel][outcome];
      return outcome === 'sent' ? `${words} ${nearTime(at, now, zone)}` : words;
    })
    .join(', ');
}
