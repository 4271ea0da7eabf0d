import { placeMarks, placeWords } from '../words/labels.ts';
import { addressLine } from '../words/sentences.ts';
import type { MapPlace, PlaceShape } from '../map/place.ts';
import type { OperationView, SiteView } from '#shared/records.ts';
import { byRef, type AddressRow } from './address-row.ts';
import type { BoardRecords } from './board-records.ts';

/** The operation's places as marks: addresses with how they stand, then its sites. */
export function mapPlaces(
  rows: readonly AddressRow[],
  records: BoardRecords,
  operation: OperationView,
): readonly MapPlace[] {
  const addresses = rows.map((row) => addressPlace(row, records, operation));
  const sites = [...records.site]
    .map(([id, site]) => ({ ref: placeMarks[site.kind ?? 'rvp'], place: sitePlace(id, site) }))
    .sort(byRef);
  return [...addresses, ...sites.map((site) => site.place)];
}

function addressPlace(row: AddressRow, records: BoardRecords, operation: OperationView): MapPlace {
  const address = records.address.get(row.id);
  const held = row.flags.find((flag) => address?.order && address.order.order !== 'proceed' && flag.tone !== 'busy');
  const silent = row.lastWord.kind === 'heard' && row.lastWord.silent;
  const dots = row.premises.dots;
  const reached = dots.filter((dot) => dot === 'reached' || dot === 'confirmed').length;
  return {
    id: row.id,
    kind: 'address',
    mark: row.ref,
    shape: 'box',
    state: row.assistance ? 'alarm' : held !== undefined ? 'held' : silent ? 'silent' : 'plain',
    ...(operation.phase === 'draft' ? {} : { dots: { reached: Math.min(reached, 3), of: 3 } }),
    name: addressLine(address ?? {}),
    words: row.assistance ? 'assistance' : (held?.words ?? (silent ? `silent ${ageOf(row)}` : row.premises.title)),
    point: address?.point ?? null,
  };
}

const ageOf = (row: AddressRow): string => (row.lastWord.kind === 'heard' ? row.lastWord.age : '');

function sitePlace(id: string, site: SiteView): MapPlace {
  const kind = site.kind ?? 'rvp';
  const shape: PlaceShape = kind === 'rvp' || kind === 'fup' ? 'diamond' : 'circle';
  return {
    id,
    kind: 'site',
    mark: placeMarks[kind],
    shape,
    state: 'plain',
    name: [site.name, addressLine(site)].filter((part) => part).join(', '),
    words: placeWords[kind],
    point: site.point ?? null,
  };
}
