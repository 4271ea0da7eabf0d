import { counted, languageList } from '../format/language.ts';
import { timeRange } from '../format/time.ts';
import { answerWords, presenceWords, requestWords } from '../words/labels.ts';
import type { AssignmentView } from '#shared/records.ts';
import type { Entry, PlanData } from './plan-data.ts';
import { agencyName, sorted } from './plan-data.ts';
import type { Tone } from '../ui/Chip.tsx';

/** One person put forward for a request, as the lead may know them: role, languages and hours, no name. */
export interface PersonLine {
  readonly id: string;
  readonly words: string;
  readonly standing: string;
  readonly tone: Tone;
}

/** One agency or unit that was asked, and whom it put forward. */
export interface AskedLine {
  readonly id: string;
  readonly ref: string;
  readonly who: string;
  readonly agencyId: string;
  readonly unitId: string | null;
  readonly standing: keyof typeof requestWords;
  readonly askedAt: number | undefined;
  readonly answerBy: number | null;
  readonly people: readonly PersonLine[];
}

/** Who was asked for a requirement, in the order of their references. */
export function askedLines(data: PlanData, requirementId: string, zone: string): readonly AskedLine[] {
  return sorted(data.requests, ({ ref }) => ref)
    .filter(([, request]) => request.requirementId === requirementId)
    .map(([id, request]) => ({
      id,
      ref: request.ref ?? '',
      who: agencyName(data, request.agencyId, request.unitId),
      agencyId: request.agencyId ?? '',
      unitId: request.unitId ?? null,
      standing: request.standing ?? 'open',
      askedAt: request.askedAt,
      answerBy: request.answerBy ?? null,
      people: [...data.assignments].filter(([, one]) => one.requestId === id).map((one) => personLine(one, zone)),
    }));
}

function personLine([id, one]: Entry<AssignmentView>, zone: string): PersonLine {
  const { startAt, endAt, languages = [], answer = 'put_forward', presence } = one;
  const hours = startAt === undefined || endAt === undefined ? undefined : timeRange(startAt, endAt, zone);
  const words = [languages.length === 0 ? undefined : languageList(languages), hours].filter(
    (part) => part !== undefined,
  );
  const moving = presence !== undefined && presence !== 'not_started';
  return {
    id,
    words: words.length === 0 ? 'one person' : words.join(' · '),
    standing: moving ? presenceWords[presence] : answerWords[answer],
    tone: moving ? 'move' : ANSWER_TONES[answer],
  };
}

const ANSWER_TONES: Readonly<Record<NonNullable<AssignmentView['answer']>, Tone>> = {
  put_forward: 'idle',
  confirmed: 'ok',
  declined: 'bad',
  withdrawn: 'bad',
  asked_again: 'warn',
};

export interface CoverLine {
  readonly tone: Tone;
  /** "2 of 2 confirmed". */
  readonly words: string;
  readonly sentence: string | undefined;
}

/** How a requirement is covered, by the server's own reckoning where it has come, else by heads. */
export function coverLine(data: PlanData, requirementId: string): CoverLine {
  const cover = [...data.covers.values()].find((one) => one.requirementId === requirementId);
  const people = [...data.assignments.values()].filter((one) => one.requirementId === requirementId);
  const confirmed = people.filter(({ answer }) => answer === 'confirmed').length;
  const needed = cover?.needed ?? data.requirements.get(requirementId)?.number ?? 0;
  const forward = cover?.putForward ?? people.filter(({ answer }) => answer === 'put_forward').length;
  const short = cover?.gap?.kind === 'short' || confirmed < needed;
  const waiting = forward === 0 ? '' : ` · ${forward} put forward`;
  // Enough people, but not at every hour.
  const thin = short && confirmed >= needed ? ', not for all hours' : '';
  const words = `${confirmed} of ${needed} confirmed${thin}${waiting}`;
  const sentence = cover?.gap?.kind === 'short' ? cover.gap.sentence : undefined;
  return { tone: short ? (confirmed + forward === 0 ? 'bad' : 'warn') : 'ok', words, sentence };
}

/** "3 requirements, 1 short": for the navigation. */
export function staffingCount(data: PlanData): {
  readonly all: number;
  readonly short: number;
  readonly words: string;
} {
  const all = data.requirements.size;
  const short = [...data.requirements.keys()].filter((id) => coverLine(data, id).tone !== 'ok').length;
  return {
    all,
    short,
    words: short === 0 ? counted(all, 'requirement') : `${counted(all, 'requirement')}, ${short} short`,
  };
}
