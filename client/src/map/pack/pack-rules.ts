import {
  CenteredTextSymbolizer,
  LineLabelSymbolizer,
  LineSymbolizer,
  PolygonSymbolizer,
  GeomType,
  type Feature,
  type LabelRule,
  type PaintRule,
} from 'protomaps-leaflet';

/** Colours of the theme now drawn, each a CSS colour. */
export interface PackColours {
  readonly ground: string;
  readonly water: string;
  readonly green: string;
  readonly built: string;
  readonly building: string;
  readonly road: string;
  readonly mainRoad: string;
  readonly rail: string;
  readonly name: string;
}

const is =
  (type: GeomType, and: (feature: Feature) => boolean = () => true) =>
  (_zoom: number, feature: Feature): boolean =>
    feature.geomType === type && and(feature);

/**
 * Layers by what they are, in the order in which they are painted. The names are those of OS Open Zoomstack, of the Protomaps
 * basemap and of OpenMapTiles; a file has one set of them, and what it does not have is not drawn.
 */
const AREAS: readonly (readonly [colour: keyof PackColours, layers: readonly string[]])[] = [
  ['built', ['urban_areas', 'sites']],
  ['green', ['greenspaces', 'greenspace', 'woodland', 'landcover', 'park']],
  ['water', ['sea', 'surfacewater', 'water', 'ocean']],
  ['building', ['buildings', 'local_buildings', 'district_buildings', 'building']],
];
const WATER_LINES = ['waterlines', 'waterway', 'water'];
const RAILS = ['rail'];
const ROADS = ['roads', 'transportation'];
const NAMES = ['names', 'places', 'place'];
const ROAD_NAMES = ['roads', 'transportation_name'];

/** What a feature calls itself, in the word of whichever set it is of. */
function kindOf({ props }: Feature): string {
  const kind = props['type'] ?? props['kind'] ?? props['class'] ?? '';
  return typeof kind === 'string' ? kind.toLowerCase() : '';
}

const MAIN = /^(motorway|primary|trunk|a road|highway|major)/;
const MIDDLE = /^(b road|secondary|tertiary|minor)/;
const isRail = (feature: Feature): boolean => kindOf(feature).startsWith('rail');
const isMain = (feature: Feature): boolean => MAIN.test(kindOf(feature));
const isMiddle = (feature: Feature): boolean => MIDDLE.test(kindOf(feature));
const isLocal = (feature: Feature): boolean => !isMain(feature) && !isMiddle(feature) && !isRail(feature);

const between = (least: number, value: number, most: number): number => Math.max(least, Math.min(most, value));

/** What is painted where a metre is so many pixels long. */
export function paintRules(colours: PackColours, pixelsPerMetre: number): PaintRule[] {
  const line = (layers: readonly string[], color: string, width: number, which?: (one: Feature) => boolean) =>
    layers.map((dataLayer): PaintRule => ({
      dataLayer,
      symbolizer: new LineSymbolizer({ color, width, lineCap: 'round', lineJoin: 'round' }),
      filter: is(GeomType.Line, which),
    }));
  const areas = AREAS.flatMap(([colour, layers]) =>
    layers.map((dataLayer): PaintRule => ({
      dataLayer,
      symbolizer: new PolygonSymbolizer({ fill: colours[colour] }),
      filter: is(GeomType.Polygon),
    })),
  );
  return [
    ...areas,
    ...line(WATER_LINES, colours.water, 1.2),
    ...line(ROADS, colours.road, between(0.6, pixelsPerMetre * 6, 7), isLocal),
    ...line(ROADS, colours.road, between(1, pixelsPerMetre * 9, 9), isMiddle),
    ...line(ROADS, colours.mainRoad, between(1.4, pixelsPerMetre * 12, 12), isMain),
    ...line(RAILS, colours.rail, between(0.8, pixelsPerMetre * 3, 3)),
    ...line(ROADS, colours.rail, between(0.8, pixelsPerMetre * 3, 3), isRail),
  ];
}

/** Nothing on a screen is smaller. */
const LEAST_TYPE = 13;
/** From here on (pixels a metre) streets have room for their names. */
const STREET_NAMES_FROM = 0.2;
const FAMILY = '"Atkinson Hyperlegible Next Variable", system-ui, sans-serif';

/** Names of places, the larger before the smaller, and of streets where they have room. Type is our own. */
export function labelRules(colours: PackColours, pixelsPerMetre: number): LabelRule[] {
  const type = { fill: colours.name, stroke: colours.ground, width: 2 };
  const names = (size: number, which: (kind: string) => boolean) =>
    NAMES.map((dataLayer): LabelRule => ({
      dataLayer,
      symbolizer: new CenteredTextSymbolizer({
        ...type,
        labelProps: ['name1', 'name:en', 'name'],
        font: `600 ${size}px ${FAMILY}`,
        lineHeight: 1.3,
      }),
      filter: is(GeomType.Point, (feature) => which(kindOf(feature))),
    }));
  const isLarge = (kind: string): boolean => /^(capital|city|town|locality)/.test(kind);
  const streets = ROAD_NAMES.map((dataLayer): LabelRule => ({
    dataLayer,
    symbolizer: new LineLabelSymbolizer({
      ...type,
      labelProps: ['name', 'number', 'ref'],
      font: `500 ${LEAST_TYPE}px ${FAMILY}`,
      offset: 2,
    }),
    filter: is(GeomType.Line),
  }));
  return [
    ...names(16, isLarge),
    ...(pixelsPerMetre > 0.01 ? names(14, (kind) => !isLarge(kind)) : []),
    ...(pixelsPerMetre > STREET_NAMES_FROM ? streets : []),
  ];
}
