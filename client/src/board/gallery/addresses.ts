import type { ReportView, StepView, ViewRecords } from '#shared/records.ts';
import { id, type Table } from './id.ts';

type Said = (by: string, source: ReportView['source'], minutes: number, seconds?: number) => ReportView;

const reached = (report: ReportView, confirmed?: ReportView): StepView =>
  confirmed === undefined ? { kind: 'reached', report } : { kind: 'reached', report, confirmed };

/** Three addresses: one going well, one that called for assistance, one held and silent. */
export const addresses = (said: Said): Table<'address'> => ({
  [id('a1')]: first(said),
  [id('a2')]: second(said),
  [id('a3')]: third(said),
});

const first = (said: Said): ViewRecords['address'] => ({
  ref: 'A1',
  line: 'Flat 2, 14 Example Road',
  postcode: 'LU1 0AA',
  point: { latitude: 51.8836, longitude: -0.4265 },
  hazards: 'Dog in the yard',
  entry: 'Front door, communal hall',
  expected: { number: 4, languages: ['ro'], children: 'possible' },
  teamId: id('m10'),
  steps: {
    at_fup: reached(said('MIKE 10', 'phone', -12)),
    entry: reached(said('MIKE 10', 'phone', 0)),
    secured: reached(said('MIKE 10', 'phone', 4, 12), said('MIKE 10', 'radio', 4, 40)),
    found: reached(said('MIKE 10', 'phone', 4, 30)),
    apart: reached(said('MIKE 10', 'phone', 6)),
    spoken_to: reached(said('MIKE 10', 'phone', 8)),
    under_way: reached(said('MIKE 11', 'phone', 6, 40)),
    support_may_come_in: reached(said('MIKE 10', 'radio', 9, 10)),
  },
  counts: {
    found: { number: 4, report: said('MIKE 10', 'phone', 4, 30) },
    arrested: { number: 1, report: said('MIKE 10', 'phone', 7) },
  },
  potentialVictims: null,
  order: null,
  outcome: null,
  lastHeard: said('MIKE 11', 'phone', 10, 20),
});

const second = (said: Said): ViewRecords['address'] => ({
  ref: 'A2',
  line: '27 Sample Terrace',
  postcode: 'LU1 0AB',
  point: { latitude: 51.8852, longitude: -0.4182 },
  hazards: '',
  entry: 'Rear',
  expected: { number: null, languages: ['unknown'], children: 'unknown' },
  teamId: id('m20'),
  steps: {
    entry: reached(said('MIKE 20', 'phone', 0)),
    found: { kind: 'disputed', reached: said('MIKE 20', 'phone', 6), notReached: said('MIKE 21', 'radio', 7) },
  },
  counts: { found: { number: 3, report: said('MIKE 20', 'phone', 6) } },
  potentialVictims: null,
  order: null,
  outcome: null,
  lastHeard: said('MIKE 22', 'radio', 12),
});

const third = (said: Said): ViewRecords['address'] => ({
  ref: 'A3',
  line: 'Unit 6, Placeholder Yard',
  postcode: 'LU2 0AC',
  point: { latitude: 51.8801, longitude: -0.4117 },
  hazards: 'Gas bottles',
  entry: 'Roller door, key with MIKE 30',
  expected: { number: 2, languages: ['ro', 'sq'], children: 'none' },
  teamId: id('m30'),
  steps: {
    at_fup: reached(said('MIKE 30', 'phone', -8)),
    entry: reached(said('MIKE 30', 'phone', 0)),
    secured: reached(said('MIKE 30', 'phone', 2)),
  },
  counts: {
    found: { number: 1, report: said('MIKE 30', 'phone', 2) },
    arrested: { number: 1, report: said('MIKE 30', 'phone', 2) },
  },
  potentialVictims: null,
  order: { order: 'hold', at: said('', 'desk', 3).happenedAt, reason: 'gas bottles by the door' },
  outcome: null,
  lastHeard: said('MIKE 30', 'phone', 2, 20),
});
