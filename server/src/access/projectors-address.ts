import type { AddressView, SiteView } from '#shared/records.ts';
import type { SiteKind } from '#shared/vocabulary.ts';
import { COUNTS, STEPS } from '#shared/vocabulary.ts';
import type { Point } from '#shared/commands/plan-fields.ts';
import type { Address, OperationEntities, Site } from '../domain/operation-state.ts';
import { COMMAND_CLASSES } from './audiences.ts';
import type { RuleTable } from './cut.ts';
import { forEach, record } from './cut.ts';
import { reportOrNull, reportView, stepView } from './reports.ts';

/**
 * Command sees every address in full; a team sees its own so, the sites that it does not go to as bare ids. No agency and no worker ever sees one: see `place`. */
const inFull = record<OperationEntities, 'address'>('address', (id, from): AddressView | null => {
  const address = from.get('address', id);
  if (address === undefined) return null;
  return {
    ref: address.ref,
    line: address.line,
    postcode: address.postcode,
    point: pointView(address.point),
    hazards: address.hazards,
    entry: address.entry,
    expected: {
      number: address.expected.number,
      languages: address.expected.languages,
      children: address.expected.children,
      ...(address.expected.gender === undefined ? {} : { gender: address.expected.gender }),
    },
    teamId: address.teamId,
    strikeOffset: address.strikeOffset,
    entryUnder: address.entryUnder,
    vehicles: address.vehicles,
    rvpId: address.rvpId,
    fupId: address.fupId,
    hospitalId: address.hospitalId,
    custodyId: address.custodyId,
    assaultCentreId: address.assaultCentreId,
    receptionId: address.receptionId,
    steps: stepsView(address),
    counts: countsView(address),
    potentialVictims: potentialVictimsView(address),
    order: orderView(address),
    outcome: outcomeView(address),
    lastHeard: reportOrNull(address.lastHeard),
  };
});

export const pointView = (point: Point | null): Point | null =>
  point === null ? null : { latitude: point.latitude, longitude: point.longitude };

function stepsView({ steps }: Address): NonNullable<AddressView['steps']> {
  return Object.fromEntries(
    STEPS.flatMap((step) => {
      const state = steps[step];
      return state === undefined ? [] : [[step, stepView(state)]];
    }),
  );
}

function countsView({ counts }: Address): NonNullable<AddressView['counts']> {
  return Object.fromEntries(
    COUNTS.flatMap((kind) => {
      const count = counts[kind];
      return count === undefined ? [] : [[kind, { number: count.number, report: reportView(count.report) }]];
    }),
  );
}

const potentialVictimsView = ({ potentialVictims: counted }: Address): { number: number; decisionId: string } | null =>
  counted === null ? null : { number: counted.number, decisionId: counted.decisionId };

function orderView({ order }: Address): NonNullable<AddressView['order']> | null {
  if (order === null) return null;
  return { order: order.order, at: order.at, ...(order.reason === null ? {} : { reason: order.reason }) };
}

const outcomeView = ({ outcome }: Address): NonNullable<AddressView['outcome']> | null =>
  outcome === null ? null : { outcome: outcome.outcome, report: reportView(outcome.report) };

const siteFields = (site: Site): SiteView => ({
  kind: site.kind,
  name: site.name,
  line: site.line,
  postcode: site.postcode,
  point: pointView(site.point),
});

const siteForCommand = record<OperationEntities, 'site'>('site', (id, from): SiteView | null => {
  const site = from.get('site', id);
  return site === undefined ? null : siteFields(site);
});

/** Sites that a team goes to or brings people to. Where women are taken in is not among them. */
const SITES_OF_TEAMS: readonly SiteKind[] = ['rvp', 'fup', 'reception_centre', 'hospital', 'custody'];

const siteForTeam = record<OperationEntities, 'site'>('site', (id, from): SiteView | null => {
  const site = from.get('site', id);
  return site === undefined || !SITES_OF_TEAMS.includes(site.kind) ? null : siteFields(site);
});

export const addressRules = {
  address: { ...forEach(COMMAND_CLASSES, inFull), team: inFull },
  site: { ...forEach(COMMAND_CLASSES, siteForCommand), team: siteForTeam },
} satisfies RuleTable<OperationEntities>;
