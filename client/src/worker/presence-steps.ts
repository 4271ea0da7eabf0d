import { presenceWords } from '../words/labels.ts';
import { arrivalWords } from '../words/staffing-labels.ts';
import type { AssignmentView } from '#shared/records.ts';
import type { PlaceKind, Presence } from '#shared/vocabulary.ts';

export interface PresenceStep {
  readonly presence: Exclude<Presence, 'not_started' | 'stood_down'>;
  /** On the button. */
  readonly words: string;
  /** Said aloud once it is recorded. */
  readonly said: string;
  /** The step that usually comes next; the others can wait. */
  readonly isNext: boolean;
}

const ON_MY_WAY: PresenceStep = {
  presence: 'en_route',
  words: 'I am on my way',
  said: 'Recorded: on the way',
  isNext: true,
};
const arrived = (isNext: boolean): PresenceStep => ({
  presence: 'arrived',
  words: 'I have arrived',
  said: 'Recorded: arrived',
  isNext,
});
const AT_RECEPTION: PresenceStep = {
  presence: 'at_reception',
  words: 'I am at reception',
  said: 'Recorded: at reception',
  isNext: false,
};
const BREAK: PresenceStep = {
  presence: 'on_break',
  words: 'I am taking a break',
  said: 'Recorded: on a break',
  isNext: false,
};

/** What she can say of where she is, what usually comes next first. Nothing goes back to being on the way. */
export function presenceSteps({ presence = 'not_started' }: AssignmentView, placeKind: PlaceKind | undefined) {
  const reception = placeKind === 'reception_centre' ? [AT_RECEPTION] : [];
  switch (presence) {
    case 'not_started':
      return [ON_MY_WAY, arrived(false)];
    case 'en_route':
      return [arrived(true), ...reception];
    case 'arrived':
      return [...reception, BREAK];
    case 'at_reception':
      return [BREAK];
    case 'on_break':
      return [
        placeKind === 'reception_centre'
          ? { ...AT_RECEPTION, words: 'I am back at reception', isNext: true }
          : { ...arrived(true), words: 'I am back from my break', said: 'Recorded: back from the break' },
      ];
    case 'stood_down':
      return [];
  }
}

/** "Arrived", or "On the way, there within 15 min" where she said so. */
export function presenceText({ presence = 'not_started', arrival = null }: AssignmentView): string {
  const words = presenceWords[presence];
  return presence === 'en_route' && arrival !== null ? `${words}, there ${arrivalWords[arrival]}` : words;
}
