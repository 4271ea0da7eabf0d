import type { NoticeView } from '#shared/records.ts';
import type { NoticeKind } from '#shared/vocabulary.ts';

/** Something she is told, and has not yet said that she understood. */
export interface WorkerNotice {
  readonly id: string;
  readonly kind: NoticeKind;
  readonly at: number;
  readonly words: string;
  /** Where going on could harm somebody. */
  readonly alarm: boolean;
}

/** What each notice says to a worker; the asking itself is the page. */
export function noticeText(kind: NoticeKind, grade: 'answer' | 'pass'): string | null {
  switch (kind) {
    case 'asked':
    case 'asked_again':
      return null;
    case 'changed':
      return 'Something that you were told has changed. Read it again below.';
    case 'place_shown':
      return grade === 'pass'
        ? 'The place is shown to you below.'
        : 'The place can be shown to you now. Ring your coordinator: she reads out the code that opens it here.';
    case 'place_withdrawn':
      return 'The place is no longer shown. Do not go there. Your coordinator tells you what comes next.';
    case 'hold':
      return 'Wait where you are. Do not go on until you are told.';
    case 'proceed':
      return 'You can go on.';
    case 'abort':
      return 'Do not go there. It is called off. Ring your coordinator.';
    case 'stood_down':
      return 'You are stood down.';
    case 'not_needed':
      return 'You are not needed for this any more.';
    case 'freed':
      return 'Another date was chosen. Thank you: you are free on this one.';
    case 'reminder':
      return 'Your answer is still waited for.';
    case 'taken_back':
      return 'You are not needed for this any more.';
    case 'message':
      return 'Something was written about this request. Ring your coordinator.';
    case 'postponed':
      return 'This is put off. Do not set out. You are told here when it goes on.';
    case 'cancelled':
      return 'This is called off. Do not set out.';
  }
}

/** What still matters to somebody who no longer comes. */
const ENDINGS: readonly NoticeKind[] = ['stood_down', 'not_needed', 'freed', 'cancelled'];

/** Notices not yet understood, the newest first; alarms on top. Whoever no longer comes is told of endings alone. */
export function openNotices(
  notices: ReadonlyMap<string, NoticeView>,
  { grade, coming }: { readonly grade: 'answer' | 'pass'; readonly coming: boolean },
): readonly WorkerNotice[] {
  return [...notices]
    .flatMap(([id, { kind, at = 0, told = 'waiting' }]): WorkerNotice[] => {
      const words = kind === undefined ? null : noticeText(kind, grade);
      if (kind === undefined || words === null || told === 'understood' || told === 'told_by_voice') return [];
      if (!coming && !ENDINGS.includes(kind)) return [];
      return [{ id, kind, at, words, alarm: kind === 'hold' || kind === 'abort' }];
    })
    .sort((a, b) => Number(b.alarm) - Number(a.alarm) || b.at - a.at);
}

/** Notices that she has now before her eyes and that still count as waiting. */
export const waitingIds = (notices: ReadonlyMap<string, NoticeView>): readonly string[] =>
  [...notices].flatMap(([id, { told }]) => (told === 'waiting' ? [id] : []));
