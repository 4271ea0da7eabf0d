import type { Act, PersonLine } from './person-line.ts';

/** What a button says; three dots where something is asked first. */
export function actWords(act: Act, { linkMade, passMade }: Pick<PersonLine, 'linkMade' | 'passMade'>): string {
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
    case 'standDown':
      return 'Stand down…';
  }
}
