import type { Tone } from '../ui/Chip.tsx';
import type { IconName } from '../ui/icon-paths.ts';
import { answerWords, presenceWords } from '../words/labels.ts';
import { arrivalWords } from '../words/staffing-labels.ts';
import type { AssignmentView } from '#shared/records.ts';

/** How somebody stands, in a word, a colour and a shape. */
export interface BarState {
  readonly word: string;
  readonly tone: Exclude<Tone, 'alarm' | 'care'>;
  readonly icon: IconName;
  /** Not to be moved any more. */
  readonly fixed: boolean;
}

const ANSWERED: Readonly<Record<NonNullable<AssignmentView['answer']>, BarState>> = {
  put_forward: { word: answerWords.put_forward, tone: 'idle', icon: 'kept', fixed: false },
  confirmed: { word: answerWords.confirmed, tone: 'ok', icon: 'check', fixed: false },
  asked_again: { word: answerWords.asked_again, tone: 'warn', icon: 'clock', fixed: false },
  declined: { word: answerWords.declined, tone: 'bad', icon: 'close', fixed: true },
  withdrawn: { word: answerWords.withdrawn, tone: 'bad', icon: 'close', fixed: true },
};

/** An answer is one thing and where somebody is another: who is on the way says so, as long as the yes stands. */
export function barState({
  answer = 'put_forward',
  presence = 'not_started',
  arrival = null,
}: AssignmentView): BarState {
  if (presence === 'stood_down') return { word: presenceWords.stood_down, tone: 'idle', icon: 'close', fixed: true };
  if (presence === 'not_started' || answer !== 'confirmed') return ANSWERED[answer];
  const there = presence === 'en_route' && arrival !== null ? `, there ${arrivalWords[arrival]}` : '';
  return {
    word: `${presenceWords[presence]}${there}`,
    tone: 'move',
    icon: presence === 'en_route' ? 'arrow' : 'pin',
    fixed: false,
  };
}
