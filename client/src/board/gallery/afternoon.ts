import type { Put } from '#shared/protocol.ts';
import type { ReportView } from '#shared/records.ts';
import { addresses } from './addresses.ts';
import { entries, notices } from './entries.ts';
import { id, type Table } from './id.ts';
import { staffing } from './staffing.ts';

export { id };
const MINUTE = 60_000;
const SECOND = 1000;

/** An invented afternoon, twelve minutes after T, as the lead sees it. `t` in ms since 1970. */
export function afternoon(t: number): Put {
  const at = (minutes: number, seconds = 0): number => t + minutes * MINUTE + seconds * SECOND;
  const said = (by: string, source: ReportView['source'], minutes: number, seconds = 0): ReportView => ({
    by: source === 'radio' ? `${by} by radio` : by,
    source,
    happenedAt: at(minutes, seconds),
    receivedAt: at(minutes, seconds + 2),
  });
  return JSON.parse(
    JSON.stringify({
      operation: {
        operation: {
          codename: 'Marigold',
          area: 'Luton',
          zone: 'Europe/London',
          t,
          phase: 'live',
          standing: { kind: 'running' },
          liaison: { name: 'Sgt Example', phone: '07700 900123' },
        },
      },
      me: {
        [id('lead')]: { name: 'Insp. Sample', memberId: id('lead'), roles: ['lead', 'desk', 'loggist', 'observer'] },
      },
      address: addresses(said),
      team: teams(),
      site: sites(),
      agency: agencies(),
      member: members(),
      ...staffing(t),
      assistance: {
        [id('call')]: {
          addressId: id('a2'),
          detail: 'rear garden',
          raised: said('MIKE 22', 'radio', 12),
          acknowledged: null,
          going: [],
          closed: null,
        },
      },
      logEntry: entries(at),
      notice: notices(at),
      contest: {
        [id('contest')]: {
          on: { kind: 'address', id: id('a3') },
          field: 'entry',
          standing: 'Roller door, key with MIKE 30',
          other: 'Side door, ram',
          by: 'PC Placeholder',
          at: at(6),
        },
      },
    }),
  ) as Put;
}

const teams = (): Table<'team'> => ({
  [id('m10')]: { callSign: 'MIKE 10', talkgroup: 'TG 4', memberIds: [id('pc1')], updaterId: id('pc1') },
  [id('m20')]: { callSign: 'MIKE 20', talkgroup: 'TG 5', memberIds: [id('pc2')], updaterId: id('pc2') },
  [id('m30')]: { callSign: 'MIKE 30', talkgroup: 'TG 6', memberIds: [id('pc3')], updaterId: id('pc3') },
});

const sites = (): Table<'site'> => ({
  [id('rvp')]: {
    kind: 'rvp',
    name: 'Example Car Park',
    line: 'Sample Street',
    postcode: 'LU1 1AA',
    point: { latitude: 51.8815, longitude: -0.4205 },
  },
  [id('rc')]: {
    kind: 'reception_centre',
    name: 'Placeholder Hall',
    line: '1 Invented Way',
    postcode: 'LU1 2AA',
    point: { latitude: 51.8795, longitude: -0.4285 },
  },
});

const agencies = (): Table<'agency'> => ({
  [id('police')]: { name: 'Example Police', short: 'Police', kind: 'police', units: [] },
  [id('harbour')]: { name: 'Harbour Support', short: 'Harbour', kind: 'charity', units: [] },
  [id('clinic')]: { name: 'Sample Sexual Health', short: 'SSH', kind: 'sexual_health', units: [] },
});

const members = (): Table<'member'> => ({
  [id('pc1')]: { name: 'PC Andrei Ionescu', agencyId: id('police'), unitId: null, roles: ['field'], active: true },
  [id('pc2')]: { name: 'PC Bell', agencyId: id('police'), unitId: null, roles: ['field'], active: true },
  [id('pc3')]: { name: 'PC Placeholder', agencyId: id('police'), unitId: null, roles: ['field'], active: true },
});
