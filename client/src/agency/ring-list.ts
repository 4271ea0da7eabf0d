import { toldLines, type ToldLine, type ToldParts } from './told.ts';
import { age } from '../format/time.ts';
import { nameText } from '../words/sentences.ts';
import type { NoticeView, RosterPersonView } from '#shared/records.ts';

/** One of the agency's own people whom somebody must ring, with all that she has not heard. */
export interface ToRing {
  readonly key: string;
  /** Whose number is opened; null where the roster no longer has her. */
  readonly personId: string | null;
  /** By the name she goes by here: "Worker A". */
  readonly name: string;
  /** By the roster's name, where it is another. */
  readonly own: string | null;
  /** What she has not heard, the oldest first, each with how it left Muster. */
  readonly of: readonly { readonly id: string; readonly what: string; readonly sent: string }[];
  /** Of the oldest: "4 min". */
  readonly age: string;
  /** "Not yet told", or "Shown on the phone 14:02" where all of it was shown. */
  readonly state: string;
  readonly waiting: boolean;
}

export interface RingParts extends ToldParts {
  readonly roster: ReadonlyMap<string, RosterPersonView>;
}

const NO_CHANNEL = 'sent by no channel';

/** Everybody who has not heard something, the longest waiting first: one line each, since one call tells it all. */
export function ringList(notices: ReadonlyMap<string, NoticeView>, parts: RingParts): readonly ToRing[] {
  const open = toldLines(notices, parts)
    .filter(({ heard }) => !heard)
    .toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  const byPerson = new Map<string, ToldLine[]>();
  for (const line of open) {
    const key = parts.assignments.get(line.assignmentId)?.personId ?? line.assignmentId;
    byPerson.set(key, [...(byPerson.get(key) ?? []), line]);
  }
  return [...byPerson].map(([key, lines]) => toRing(key, lines, parts));
}

function toRing(key: string, lines: readonly ToldLine[], { roster, now }: RingParts): ToRing {
  const person = roster.get(key);
  const name = lines[0]?.name ?? '';
  const own = nameText(person?.name, name);
  const unseen = lines.find(({ waiting }) => waiting);
  return {
    key,
    personId: person === undefined ? null : key,
    name,
    own: own === name ? null : own,
    of: lines.map(({ id, what, sent }) => ({ id, what, sent: sent === '' ? NO_CHANNEL : sent })),
    age: age(now - (lines[0]?.at ?? now)),
    state: (unseen ?? lines.at(-1))?.told ?? '',
    waiting: unseen !== undefined,
  };
}

/** A number as a link that a telephone understands. */
export const telOf = (number: string): string => `tel:${number.replaceAll(/[^\d+]/g, '')}`;
