import type { Point } from '#shared/commands/plan-fields.ts';
import { toPoint } from '#shared/national-grid.ts';
import { readPoint } from '#shared/paste/point-text.ts';
import { lookUpPostcode } from './map-pack.ts';
import { loadPostcodes } from './postcodes.ts';

type Picked = { readonly point: Point | null } | { readonly reason: string };

/**
 * What a typed place means. A postcode is looked up in the extract that came with the page, then in this
 * server's own table; nothing is asked elsewhere.
 */
export async function pointOfText(text: string): Promise<Picked> {
  const reading = readPoint(text);
  switch (reading.kind) {
    case 'empty':
      return { point: null };
    case 'point':
      return { point: reading.point };
    case 'fault':
      return { reason: reading.reason };
    case 'postcode': {
      const place = (await loadPostcodes()).find(reading.postcode);
      const point = place === undefined ? await lookUpPostcode(reading.postcode) : toPoint(place);
      return point === undefined
        ? { reason: `${reading.postcode} is not in this server’s list. Type a grid reference, or click the map` }
        : { point };
    }
  }
}
