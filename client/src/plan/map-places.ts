import type { MapPlace } from '../map/place.ts';
import { placeMarks, placeWords } from '../words/labels.ts';
import { addressLine } from '../words/sentences.ts';
import type { PlanData } from './plan-data.ts';

/** The places of the plan as marks on a map, without how they stand: that is the board's. */
export function mapPlaces(data: PlanData): readonly MapPlace[] {
  return [
    ...[...data.addresses].map(([id, address]): MapPlace => ({
      id,
      kind: 'address',
      mark: address.ref ?? '',
      shape: 'box',
      state: 'plain',
      name: addressLine(address),
      words: '',
      point: address.point ?? null,
    })),
    ...[...data.sites].map(([id, site]): MapPlace => ({
      id,
      kind: 'site',
      mark: placeMarks[site.kind ?? 'rvp'],
      shape: site.kind === 'rvp' || site.kind === 'fup' ? 'diamond' : 'circle',
      state: 'plain',
      name: [site.name, addressLine(site)].filter((part) => part).join(', '),
      words: placeWords[site.kind ?? 'rvp'],
      point: site.point ?? null,
    })),
  ];
}
