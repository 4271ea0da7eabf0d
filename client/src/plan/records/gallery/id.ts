import type { ViewRecords } from '#shared/records.ts';

/** An id that can be read: "a1" → "a1_________". */
export const id = (word: string): string => word.padEnd(11, '_');
export type Table<K extends keyof ViewRecords> = Record<string, ViewRecords[K]>;

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
