import { nearTime } from '../format/time.ts';
import type { Tone } from '../ui/Chip.tsx';
import { answerWords, requestWords } from '../words/labels.ts';
import { lowerFirst } from '../words/sentences.ts';
import type { MessageView, TurnView } from '#shared/staffing-records.ts';
import { isErased } from '#shared/erased.ts';
import type { Entry, StaffingData, StaffingIndex } from './staffing-data.ts';
import { agencyWords } from './who.ts';

/** One request that is out, or was. */
export interface OutLine {
  readonly id: string;
  readonly ref: string;
  readonly agencyId: string;
  readonly unitId: string | null;
  readonly who: string;
  readonly tone: Tone;
  readonly standing: string;
  /** "asked 13:04 · answer by 14:00 · reminded twice". */
  readonly times: string;
  /** "1 put forward, 1 confirmed". */
  readonly people: string;
  readonly mayTakeBack: boolean;
  readonly thread: readonly ThreadLine[];
  /** Whether the agency wrote last. */
  readonly asksUs: boolean;
}

export interface ThreadLine {
  readonly id: string;
  readonly ours: boolean;
  readonly by: string;
  readonly at: number;
  readonly text: string;
}

/** Somebody who is asked when those before cannot. */
export interface TurnLine {
  readonly id: string;
  /** "3rd: Public health, asked when the two before cannot". */
  readonly words: string;
  readonly who: string;
}

const TONES: Readonly<Record<keyof typeof requestWords, Tone>> = {
  open: 'move',
  cannot: 'bad',
  overdue: 'warn',
  taken_back: 'idle',
};

/** What is out for a need: requests by reference, as they stand. */
export function outLines(
  data: StaffingData,
  index: StaffingIndex,
  requirementId: string,
  now: number,
): readonly OutLine[] {
  const zone = data.operation.zone;
  return [...(index.requestsOf.get(requirementId) ?? [])]
    .sort(([, a], [, b]) => (a.askedAt ?? 0) - (b.askedAt ?? 0) || ((a.ref ?? '') < (b.ref ?? '') ? -1 : 1))
    .map(([id, request]) => {
      const { standing = 'open', askedAt, answerBy = null, reminders = 0 } = request;
      const people = (index.peopleOfRequest.get(id) ?? []).filter(([, { answer }]) => answer !== 'withdrawn');
      const thread = threadOf(index.messagesOf.get(id) ?? []);
      return {
        id,
        ref: request.ref ?? '',
        agencyId: request.agencyId ?? '',
        unitId: request.unitId ?? null,
        who: agencyWords(data, request.agencyId, request.unitId),
        tone: TONES[standing],
        standing: requestWords[standing],
        times: [
          askedAt === undefined ? '' : `asked ${nearTime(askedAt, now, zone)}`,
          answerBy === null ? '' : `answer by ${nearTime(answerBy, now, zone)}`,
          reminders === 0 ? '' : reminders === 1 ? 'reminded once' : `reminded ${reminders} times`,
        ]
          .filter((part) => part !== '')
          .join(' · '),
        people: peopleWords(people.map(([, { answer = 'put_forward' }]) => lowerFirst(answerWords[answer]))),
        mayTakeBack: standing !== 'taken_back' && (standing !== 'cannot' || people.length > 0),
        thread,
        asksUs: thread.at(-1)?.ours === false,
      };
    });
}

function peopleWords(words: readonly string[]): string {
  if (words.length === 0) return 'no one put forward yet';
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].map(([word, count]) => `${count} ${word}`).join(', ');
}

function threadOf(messages: readonly Entry<MessageView>[]): readonly ThreadLine[] {
  return [...messages]
    .sort(([idA, a], [idB, b]) => (a.at ?? 0) - (b.at ?? 0) || (idA < idB ? -1 : 1))
    .map(([id, { from, by, text, at = 0 }]) => ({
      id,
      ours: from === 'command',
      by: by === undefined ? (from === 'command' ? 'Command' : 'The agency') : isErased(by) ? 'erased' : by,
      at,
      text: text === undefined ? '' : isErased(text) ? 'erased' : text,
    }));
}

/** Who waits for a turn, in their order. */
export function turnLines(data: StaffingData, index: StaffingIndex, requirementId: string): readonly TurnLine[] {
  return [...(index.turnsOf.get(requirementId) ?? [])]
    .sort(([, a], [, b]) => (a.place ?? 0) - (b.place ?? 0))
    .map(([id, turn]) => {
      const who = agencyWords(data, turn.agencyId, turn.unitId);
      return { id, who, words: turnWords(who, turn) };
    });
}

function turnWords(who: string, { place = 2, minutesEach = 0 }: TurnView): string {
  const before = place - 1;
  const when = before === 1 ? 'when the one before cannot' : `when the ${numberWord(before)} before cannot`;
  return `${ordinal(place)}: ${who}, asked ${when}; ${minutesEach} min to answer`;
}

const numberWord = (count: number): string => ['', 'one', 'two', 'three', 'four', 'five'][count] ?? String(count);

/** "1st", "2nd", "3rd", "11th", "22nd". */
export function ordinal(place: number): string {
  const teens = place % 100 >= 11 && place % 100 <= 13;
  const end = teens ? 'th' : (['th', 'st', 'nd', 'rd'][place % 10] ?? 'th');
  return `${place}${end}`;
}
