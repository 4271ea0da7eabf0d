import { CRS, extend, latLng, Transformation, type CRS as CoordinateSystem, type LatLng } from 'leaflet';
import type { GridPlace } from '#shared/national-grid.ts';
import { pixelsPerMetre } from './grid.ts';

/**
 * The National Grid as the map's own plane: a "latitude" is metres north, a "longitude" metres east. At zoom z a metre
 * is 2^z / 1000 pixels: zoom 0 shows a kilometre in a pixel, zoom 12 a metre in four.
 */
export const GRID_CRS: CoordinateSystem = extend({}, CRS.Simple, {
  transformation: new Transformation(1, 0, -1, 0),
  scale: (zoom: number) => pixelsPerMetre(zoom),
  zoom: (scale: number) => 2 * Math.log2(scale * 1000),
});

export const toLatLng = (place: GridPlace): LatLng => latLng(place.northing, place.easting);
export const fromLatLng = ({ lat, lng }: LatLng): GridPlace => ({
  easting: Math.round(lng),
  northing: Math.round(lat),
});
