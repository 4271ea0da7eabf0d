import type { Act, PersonLine } from './person-line.ts';

/** What a button says; three dots where something is asked first. */
export function actWords(
  act: Act,
  { linkMade, passMade, hours }: Pick<PersonLine, 'linkMade' | 'passMade' | 'hours'>,
): string {
  switch (act) {
    case 'renew':
      return 'The roster says something newer: send it on';
    case 'link':
      return linkMade ? 'New answer link…' : 'Answer link…';
    case 'told':
      return 'Told by me';
    case 'toldUntil':
      return 'Told by me, only until…';
    case 'pass':
      return passMade ? 'New day pass…' : 'Day pass…';
    case 'cannot':
      return 'Cannot come…';
    case 'withdraw':
      return 'Withdraw…';
    case 'enRoute':
      return 'On the way';
    case 'arrived':
      return 'Arrived';
    case 'atReception':
      return 'At reception';
    case 'onBreak':
      return 'On a break';
    case 'back':
      return 'Back from the break';
    case 'backAtReception':
      return 'Back at reception';
    case 'hours':
      return hours === null ? 'Hours as told…' : 'Mend hours as told…';
    case 'standDown':
      return 'Stand down…';
  }
}
