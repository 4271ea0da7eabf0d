import type { ViewRecords } from '#shared/records.ts';
import { id, type Table } from './id.ts';

/** The log so far, with a decision, a struck entry and one of the care side. */
export function entries(at: (minutes: number, seconds?: number) => number): Table<'logEntry'> {
  const entry = (
    minutes: number,
    seconds: number,
    rest: Partial<ViewRecords['logEntry']>,
  ): ViewRecords['logEntry'] => ({
    sight: 'command',
    happenedAt: at(minutes, seconds),
    receivedAt: at(minutes, seconds + 2),
    source: 'phone',
    role: 'field',
    addressId: id('a1'),
    about: { kind: 'step' },
    struck: null,
    ...rest,
  });
  const list: readonly ViewRecords['logEntry'][] = [
    entry(0, 0, { text: 'Entry.', by: 'MIKE 20', addressId: id('a2') }),
    entry(2, 0, { text: 'Secured.', by: 'MIKE 30', addressId: id('a3') }),
    entry(3, 0, {
      text: 'Hold: gas bottles by the door.',
      by: 'Insp. Sample',
      role: 'lead',
      source: 'desk',
      addressId: id('a3'),
      about: { kind: 'order' },
    }),
    entry(4, 12, { text: 'Secured.', by: 'MIKE 10' }),
    entry(4, 30, { text: '4 found.', by: 'MIKE 10', about: { kind: 'count' } }),
    entry(6, 40, { text: 'Search under way.', by: 'MIKE 11' }),
    entry(8, 0, {
      text: 'Vehicle LX00 ABC seen leaving.',
      by: 'R. Desk',
      role: 'desk',
      source: 'desk',
      addressId: null,
      about: { kind: 'note' },
      struck: { reason: 'wrong registration', at: at(8, 30), by: 'R. Desk' },
    }),
    entry(9, 10, { text: 'Support may come in.', by: 'MIKE 10 by radio', source: 'radio' }),
    entry(9, 55, {
      text: 'Decision 7: Nurse to A1 rather than Reception. Reason: two women unwell.',
      by: 'L. Loggist',
      role: 'loggist',
      source: 'desk',
      addressId: null,
      about: { kind: 'decision', id: id('d7') },
    }),
    { sight: 'care', happenedAt: at(10, 31), receivedAt: at(10, 33), addressId: id('a1'), agencyId: id('harbour') },
    entry(12, 0, {
      text: 'Assistance rear garden.',
      by: 'MIKE 22 by radio',
      source: 'radio',
      addressId: id('a2'),
      about: { kind: 'assistance', id: id('call') },
    }),
  ];
  return Object.fromEntries(list.map((one, i) => [id(`e${i}`), one]));
}

/** Three people not yet told. */
export const notices = (at: (minutes: number, seconds?: number) => number): Table<'notice'> => ({
  [id('n1')]: {
    kind: 'hold',
    to: { kind: 'member', id: id('pc3') },
    about: { kind: 'address', id: id('a3') },
    at: at(3),
    told: 'waiting',
    toldAt: null,
    toldBy: null,
  },
  [id('n2')]: {
    kind: 'place_shown',
    to: { kind: 'assignment', id: id('as5') },
    about: { kind: 'place', id: id('sh') },
    at: at(5),
    told: 'shown',
    toldAt: at(6),
    toldBy: null,
  },
  [id('n3')]: {
    kind: 'changed',
    to: { kind: 'member', id: id('pc1') },
    about: { kind: 'operation', id: 'operation' },
    at: at(8),
    told: 'waiting',
    toldAt: null,
    toldBy: null,
  },
});
