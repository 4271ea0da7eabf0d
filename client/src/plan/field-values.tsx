import type { ReactNode } from 'react';
import { languageList, languageName } from '../format/language.ts';
import { Unset } from '../editing/Unset.tsx';
import { OFFERED_LANGUAGES } from '#shared/paste/languages.ts';
import { gridText, pointText } from '#shared/paste/point-text.ts';
import type { Point } from '#shared/commands/plan-fields.ts';
import { UNKNOWN_LANGUAGE } from '#shared/vocabulary.ts';
import type { ComboItem } from '../ui/combo-items.ts';

/** Text, or that there is none. */
export const showText = (value: unknown): ReactNode => (typeof value === 'string' && value !== '' ? value : <Unset />);

/** A number, or that nobody knows. */
export const showNumber = (value: unknown): ReactNode =>
  typeof value === 'number' ? String(value) : <Unset>not known</Unset>;

/** Languages by name; an empty list asks for none. */
export function showLanguages(value: unknown): ReactNode {
  const tags = Array.isArray(value) ? value.filter((tag): tag is string => typeof tag === 'string') : [];
  return tags.length === 0 ? <Unset>none named</Unset> : languageList(tags);
}

/** A point as a grid reference, with its degrees for those outside the grid. */
export function showPoint(value: unknown): ReactNode {
  if (!isPoint(value)) return <Unset>not on the map</Unset>;
  return gridText(value) ?? pointText(value);
}

export const isPoint = (value: unknown): value is Point =>
  typeof value === 'object' && value !== null && 'latitude' in value && 'longitude' in value;

/** Every language offered, "unknown" first: a language nobody knows yet is a need too. */
export const languageItems: readonly ComboItem[] = [
  { value: UNKNOWN_LANGUAGE, label: 'Language unknown' },
  ...OFFERED_LANGUAGES.map((value) => ({ value, label: languageName(value) })).sort((a, b) =>
    a.label.localeCompare(b.label, 'en-GB'),
  ),
];
