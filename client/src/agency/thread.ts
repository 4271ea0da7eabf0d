import { closedBecause } from './closed.ts';
import { nearTime } from '../format/time.ts';
import { nameText } from '../words/sentences.ts';
import { LIMITS } from '#shared/limits.ts';
import type { OperationView } from '#shared/records.ts';
import type { MessageView } from '#shared/staffing-records.ts';

/** One message of a request's question thread as the agency reads it. */
export interface ThreadLine {
  readonly id: string;
  readonly own: boolean;
  /** "The lead’s side, 14:02" or "Ioana Field, 14:05". */
  readonly from: string;
  readonly text: string;
}

/** The thread of one request in the order written. Who wrote for police is not the agency's to read. */
export function threadLines(
  messages: ReadonlyMap<string, MessageView>,
  requestId: string,
  now: number,
  zone: string,
): readonly ThreadLine[] {
  return [...messages]
    .filter(([, message]) => message.requestId === requestId)
    .sort(([, a], [, b]) => (a.at ?? 0) - (b.at ?? 0))
    .map(([id, { from, by, text, at = 0 }]) => {
      const own = from === 'agency';
      const writer = own ? nameText(by, 'Your agency') : 'The lead’s side';
      return { id, own, from: `${writer}, ${nearTime(at, now, zone)}`, text: nameText(text, 'No longer kept') };
    });
}

/** Why nothing more can be written into a thread of so many messages, in words; null while the server takes it. */
export function threadClosed(operation: OperationView, messages: number): string | null {
  if (messages >= LIMITS.threadMessages) return 'This thread is full. Ring whoever is named under “Who to ask”.';
  return closedBecause(operation, 'WriteMessage');
}
