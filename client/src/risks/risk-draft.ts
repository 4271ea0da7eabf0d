import { parseTime } from '../format/parse-time.ts';
import { tOffset } from '../format/time.ts';
import { minute } from '../format/zone.ts';
import { isErased } from '#shared/erased.ts';
import type { RiskView } from '#shared/plan-records.ts';
import type { RiskKind, RiskLevel } from '#shared/plan-vocabulary.ts';
import type { RiskPlace } from './risk-place.ts';

/** A risk as it is typed. */
export interface RiskDraft {
  readonly kind: RiskKind;
  readonly level: RiskLevel;
  readonly hazard: string;
  readonly control: string;
  readonly owner: string;
  /** A time against T, typed; empty for none. */
  readonly review: string;
  readonly shared: boolean;
}

export const EMPTY_RISK: RiskDraft = {
  kind: 'violence',
  level: 'medium',
  hazard: '',
  control: '',
  owner: '',
  review: '',
  shared: false,
};

const words = (value: RiskView['hazard']): string => (value === undefined || isErased(value) ? '' : value);

/** The risk as it stands, to be typed over. */
export const draftOf = ({ kind, level, hazard, control, owner, review, shared }: RiskView): RiskDraft => ({
  kind: kind ?? 'other',
  level: level ?? 'medium',
  hazard: words(hazard),
  control: words(control),
  owner: words(owner),
  review: review === undefined || review === null ? '' : tOffset(review * minute).replace('−', '-'),
  shared: shared ?? false,
});

type Fields = Omit<RiskDraft, 'review'> & { readonly review: number | null | undefined };

/** The draft as the fields of a command; a review that is no time is undefined, and the schema says that it is missing. */
export const fieldsOf = (draft: RiskDraft, times: RiskPlace['times']): Fields => ({
  ...draft,
  review: reviewOf(draft.review, times),
});

function reviewOf(text: string, times: RiskPlace['times']): number | null | undefined {
  if (text.trim() === '') return null;
  const t = times?.t ?? undefined;
  const reading = parseTime(text, {
    reference: t ?? times?.now ?? 0,
    ...(times === null ? {} : { zone: times.zone }),
    ...(t === undefined ? {} : { t, bare: 'nearest' }),
  });
  if (reading.kind === 'offset') return Math.round(reading.offset / minute);
  return reading.kind === 'at' && t !== undefined ? Math.round((reading.at - t) / minute) : undefined;
}

/** What was changed, each with the value that it was typed over. Empty where nothing was. */
export function changesOf(
  before: Fields,
  after: Fields,
): Readonly<Record<string, { readonly from: unknown; readonly to: unknown }>> {
  const names = Object.keys(after) as (keyof Fields)[];
  return Object.fromEntries(
    names.flatMap((name) => (before[name] === after[name] ? [] : [[name, { from: before[name], to: after[name] }]])),
  );
}
