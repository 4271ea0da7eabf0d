import type { Put } from '#shared/protocol.ts';
import { datedCover, notices, readiness, showings } from './derived.ts';
import { DAY, HOUR, id, MINUTE, type Table } from './id.ts';
import { risks, warrants } from './law.ts';

/** An invented plan. With `t` null two dates are pencilled, a week apart, from `now` (both in ms). */
export function filledPlan(t: number | null, now: number): Put {
  const first = now + 5 * DAY;
  const dates = [
    { id: id('d1'), t: first },
    { id: id('d2'), t: first + 7 * DAY },
  ];
  return JSON.parse(
    JSON.stringify({
      operation: {
        operation: {
          codename: 'Marigold',
          area: 'Luton',
          zone: 'Europe/London',
          t,
          phase: 'draft',
          standing: { kind: 'running' },
          liaison: { name: 'Sgt Example', phone: '07700 900123' },
          ...(t === null ? { dates } : {}),
        },
      },
      me: { [id('lead')]: { name: 'Insp. Sample', memberId: id('lead'), agencyId: id('police'), roles: ['lead'] } },
      agency: agencies(),
      member: members(),
      address: addresses(),
      site: {
        [id('rc')]: { kind: 'reception_centre', name: 'Placeholder Hall', line: '1 Invented Way', postcode: 'LU1 2AA' },
      },
      post: posts(now),
      task: tasks(t ?? first, now),
      contingency: contingencies(),
      channel: channels(),
      warrant: warrants(t ?? first),
      risk: risks(),
      usualNeed: usualNeeds(),
      requirement: requirements(),
      assignment: assignments(t ?? first),
      cover: t === null ? datedCover(dates) : {},
      readiness: readiness(t === null ? dates : []),
      notice: notices(now),
      showing: showings(now),
    }),
  ) as Put;
}

const agencies = (): Table<'agency'> => ({
  [id('police')]: { name: 'Example Police', short: 'Police', kind: 'police', units: [] },
  [id('harbour')]: { name: 'Harbour Support', short: 'Harbour', kind: 'charity', units: [] },
  [id('clinic')]: { name: 'Sample Sexual Health', short: 'Sexual Health', kind: 'sexual_health', units: [] },
});

const members = (): Table<'member'> => ({
  [id('lead')]: { name: 'Insp. Sample', agencyId: id('police'), unitId: null, roles: ['lead'], active: true },
  [id('supt')]: { name: 'Supt Example', agencyId: id('police'), unitId: null, roles: ['observer'], active: true },
  [id('sgt')]: { name: 'Sgt Placeholder', agencyId: id('police'), unitId: null, roles: ['field'], active: true },
});

const addresses = (): Table<'address'> => ({
  [id('a1')]: {
    ref: 'A1',
    line: 'Flat 2, 14 Example Road',
    postcode: 'LU1 0AA',
    strikeOffset: 0,
    entryUnder: 'warrant',
  },
  [id('a2')]: { ref: 'A2', line: '27 Sample Terrace', postcode: 'LU1 0AB', strikeOffset: 30, entryUnder: 'warrant' },
});

const posts = (now: number): Table<'post'> => ({
  [id('gold')]: { name: 'Strategic command', level: 'gold', holderId: id('supt'), deputyId: null, offered: null },
  [id('silver')]: {
    name: 'Tactical command',
    level: 'silver',
    holderId: id('supt'),
    deputyId: id('sgt'),
    offered: { toId: id('lead'), at: now - 4 * MINUTE, by: 'Supt Example' },
  },
  [id('bronze')]: { name: 'Care and reception', level: 'bronze', holderId: null, deputyId: null, offered: null },
});

const tasks = (t: number, now: number): Table<'task'> => ({
  [id('k1')]: {
    title: 'Warrants applied for',
    postId: id('silver'),
    addressId: null,
    due: -4 * 1440,
    done: { by: 'Supt Example', at: now - DAY },
  },
  [id('k2')]: {
    title: 'Custody told',
    postId: id('silver'),
    addressId: null,
    due: Math.round((now - t) / MINUTE) - 45,
    done: null,
  },
  [id('k3')]: { title: 'Reception opened and heated', postId: id('bronze'), addressId: null, due: -90, done: null },
  [id('k4')]: {
    title: 'Dog handler at the RVP',
    postId: null,
    addressId: id('a2'),
    due: Math.round((now - t) / MINUTE) + 30,
    done: null,
  },
});

const contingencies = (): Table<'contingency'> => ({
  [id('c1')]: {
    trigger: 'A child is found',
    action: 'Tell the social worker on call; nobody speaks to the child alone.',
    codeWord: 'LANTERN',
    addressId: null,
    postId: id('bronze'),
  },
  [id('c2')]: {
    trigger: 'Nobody opens',
    action: 'Hold for the ram; tell Silver.',
    codeWord: '',
    addressId: id('a2'),
    postId: id('silver'),
  },
});

const channels = (): Table<'channel'> => ({
  [id('h1')]: {
    purpose: 'Command',
    talkgroup: 'OPS 1',
    callSign: 'MIKE 1',
    codeWord: '',
    fallback: 'OPS 9, then mobile',
  },
  [id('h2')]: { purpose: 'Reception', talkgroup: 'OPS 4', callSign: 'ROMEO 1', codeWord: 'HARBOUR', fallback: '' },
});

const need = { number: 1, languages: [], gender: 'woman', worksWith: 'women_found', note: '' } as const;
const usualNeeds = (): Table<'usualNeed'> => ({
  [id('u1')]: { ...need, role: 'support_worker', number: 2, window: { start: 0, end: 180 }, note: 'Waits at the RVP.' },
  [id('u2')]: { ...need, role: 'interpreter', languages: ['unknown'], window: { start: 0, end: 180 } },
});

const requirements = (): Table<'requirement'> => ({
  [id('n1')]: {
    ...need,
    ref: 'N1',
    role: 'interpreter',
    place: { kind: 'site', id: id('rc') },
    window: { start: -60, end: 240 },
  },
});

const assignments = (t: number): Table<'assignment'> => ({
  [id('as1')]: {
    requirementId: id('n1'),
    agencyId: id('harbour'),
    role: 'interpreter',
    startAt: t - HOUR,
    endAt: t + 4 * HOUR,
    answer: 'confirmed',
    presence: 'not_started',
  },
});
