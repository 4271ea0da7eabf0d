/**
 * The signs of the board, drawn on a 16 × 16 grid in the colour of the text. Each value is one path: `fill` signs are
 * solid, the others are strokes. Drawn for Muster.
 */
export interface Sign {
  readonly d: string;
  readonly fill?: true;
  readonly dash?: true;
}

export const signs = {
  arrow: { d: 'M2 8h11M9 3.5 13.5 8 9 12.5' },
  bell: { d: 'M3 12h10M4.5 12V7.5a3.5 3.5 0 0 1 7 0V12M6.8 14.2h2.4' },
  building: { d: 'M3 14V3h7v11M10 7h3v7M1.5 14h13M5.5 6h2M5.5 9h2' },
  care: { d: 'M8 14 2.6 8.6a3.3 3.3 0 0 1 4.7-4.7l.7.7.7-.7a3.3 3.3 0 0 1 4.7 4.7Z', fill: true },
  check: { d: 'M2.5 8.5 6.2 12.2 13.5 4' },
  chevron: { d: 'M3.5 6 8 10.5 12.5 6' },
  circle: { d: 'M8 2.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11Z' },
  clock: { d: 'M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2ZM8 4.5V8l2.5 1.8' },
  close: { d: 'M3.5 3.5l9 9M12.5 3.5l-9 9' },
  decision: { d: 'M3 13l.8-3L11 2.8l2.2 2.2L6 12.2ZM9.5 4.3l2.2 2.2M8 13.5h5' },
  desk: { d: 'M2 3.5h12v7H2ZM5 13.5h6M8 10.5v3' },
  diamond: { d: 'M8 1.5 14.5 8 8 14.5 1.5 8Z', fill: true },
  dot: { d: 'M8 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8Z', fill: true },
  erased: { d: 'M2 8h12M4 4.5h8M4 11.5h8', dash: true },
  eye: {
    d: 'M1.5 8S4 3.8 8 3.8 14.5 8 14.5 8 12 12.2 8 12.2 1.5 8 1.5 8ZM8 6.2a1.8 1.8 0 1 1 0 3.6 1.8 1.8 0 0 1 0-3.6Z',
  },
  flag: { d: 'M4 14.5v-12h8.5l-2 3.2 2 3.3H4' },
  gate: { d: 'M2 14V4h12v10M2 8h12M5 8v6M8 8v6M11 8v6' },
  kept: { d: 'M8 2.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11Z', dash: true },
  lock: { d: 'M3.5 7.5h9V14h-9ZM5.3 7.5V5a2.7 2.7 0 0 1 5.4 0v2.5' },
  menu: {
    d: 'M8 2a1.4 1.4 0 1 1 0 2.8A1.4 1.4 0 0 1 8 2ZM8 6.6a1.4 1.4 0 1 1 0 2.8 1.4 1.4 0 0 1 0-2.8ZM8 11.2a1.4 1.4 0 1 1 0 2.8 1.4 1.4 0 0 1 0-2.8Z',
    fill: true,
  },
  moon: { d: 'M13 10.2A5.6 5.6 0 0 1 5.8 3a5.6 5.6 0 1 0 7.2 7.2Z' },
  offline: { d: 'M2 2l12 12M3.5 8.5a6.5 6.5 0 0 1 2-1.4M9.5 6.8a6.5 6.5 0 0 1 3 1.7M6 11a3 3 0 0 1 3.6-.3' },
  people: {
    d: 'M6 3a2.3 2.3 0 1 1 0 4.6A2.3 2.3 0 0 1 6 3ZM1.5 13.5a4.5 4.5 0 0 1 9 0M11 4.2a2 2 0 0 1 0 3.6M12 9.8a4.3 4.3 0 0 1 2.5 3.7',
  },
  person: { d: 'M8 2.5a2.6 2.6 0 1 1 0 5.2 2.6 2.6 0 0 1 0-5.2ZM3 14a5 5 0 0 1 10 0' },
  phone: { d: 'M5 1.5h6v13H5ZM7.3 12.3h1.4' },
  pin: { d: 'M8 14.5S3 9.8 3 6.4a5 5 0 0 1 10 0C13 9.8 8 14.5 8 14.5ZM8 4.8a1.7 1.7 0 1 1 0 3.4 1.7 1.7 0 0 1 0-3.4Z' },
  plus: { d: 'M8 2.5v11M2.5 8h11' },
  radio: { d: 'M4 6h8v8.5H4ZM6 6V1.5M6.5 8.5h3M6.5 11h3' },
  ring: { d: 'M8 2.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11ZM8 6a2 2 0 1 1 0 4 2 2 0 0 1 0-4Z' },
  search: { d: 'M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9ZM10.3 10.3l3.4 3.4' },
  sun: {
    d: 'M8 5.2a2.8 2.8 0 1 1 0 5.6 2.8 2.8 0 0 1 0-5.6ZM8 1v1.6M8 13.4V15M1 8h1.6M13.4 8H15M3 3l1.2 1.2M11.8 11.8 13 13M13 3l-1.2 1.2M4.2 11.8 3 13',
  },
  undo: { d: 'M5.5 3 2.5 6l3 3M2.5 6h6.7a4 4 0 0 1 0 8H6' },
  vehicle: { d: 'M1.5 11.5V8.3L3.4 4h9.2l1.9 4.3v3.2ZM1.5 8.3h13M4 11.5v2M12 11.5v2' },
  warning: { d: 'M8 1.5 15 14H1Z', fill: true },
} as const satisfies Record<string, Sign>;

export type IconName = keyof typeof signs;
export const iconNames = Object.keys(signs) as readonly IconName[];
