import { DAY, HOUR, id, MINUTE, type Table } from './id.ts';

export const datedCover = (dates: readonly { id: string; t: number }[]): Table<'cover'> => ({
  [id('n1')]: {
    requirementId: id('n1'),
    needed: 1,
    startAt: null,
    hours: [],
    putForward: 0,
    gap: { kind: 'none' },
    byDate: dates.map((date, at) => ({
      dateId: date.id,
      startAt: date.t - HOUR,
      hours: [1 - at, 1 - at],
      putForward: at,
      gap:
        at === 0
          ? { kind: 'none' as const }
          : {
              kind: 'short' as const,
              startAt: date.t - HOUR,
              endAt: date.t + 4 * HOUR,
              missing: 1,
              sentence: 'Reception 13:00–18:00: 0 of 1 interpreters (woman)',
            },
    })),
  },
});

export const readiness = (dates: readonly { id: string }[]): Table<'readiness'> => {
  const spent = {
    code: 'warrant_spent',
    sentence: 'A2: the warrant is spent before the strike.',
    mendAt: { kind: 'warrant', id: id('w2') },
  } as const;
  const noT = {
    code: 'no_t',
    sentence: 'T is not set: two dates are pencilled.',
    mendAt: { kind: 'operation', id: 'operation' },
  } as const;
  const nobody = {
    code: 'post_without_holder',
    sentence: '“Care and reception” has no holder.',
    mendAt: { kind: 'post', id: id('bronze') },
  } as const;
  const faults = dates.length > 0 ? [noT] : [];
  return {
    operation: {
      addressId: null,
      ready: false,
      faults: [...faults, nobody],
      byDate: dates.map(({ id: dateId }) => ({ dateId, ready: false, faults: [nobody] })),
    },
    [id('a1')]: {
      addressId: id('a1'),
      ready: dates.length === 0,
      faults,
      byDate: dates.map(({ id: dateId }) => ({ dateId, ready: true, faults: [] })),
    },
    [id('a2')]: {
      addressId: id('a2'),
      ready: false,
      faults: [...faults, spent],
      byDate: dates.map(({ id: dateId }, at) => ({ dateId, ready: at === 0, faults: at === 0 ? [] : [spent] })),
    },
  };
};

export const notices = (now: number): Table<'notice'> => ({
  [id('o1')]: {
    kind: 'asked_again',
    to: { kind: 'assignment', id: id('as1') },
    about: { kind: 'operation', id: 'operation' },
    at: now - HOUR,
    told: 'waiting',
    toldAt: null,
    toldBy: null,
  },
  [id('o2')]: {
    kind: 'asked_again',
    to: { kind: 'member', id: id('sgt') },
    about: { kind: 'operation', id: 'operation' },
    at: now - HOUR,
    told: 'told_by_voice',
    toldAt: now - 30 * MINUTE,
    toldBy: 'R. Desk',
  },
});

export const showings = (now: number): Table<'showing'> => ({
  [id('s1')]: {
    place: { kind: 'site', id: id('rc') },
    agencyId: id('harbour'),
    level: 'full',
    standing: { kind: 'planned', dueAt: now + DAY },
    shownLevel: null,
  },
});
