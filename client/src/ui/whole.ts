export interface WholeRange {
  readonly min: number;
  readonly max?: number;
}

/** Typed digits as a whole number in range; anything else is `undefined`. */
export function parseWhole(text: string, { min, max }: WholeRange): number | undefined {
  const trimmed = text.trim();
  if (!/^-?\d{1,9}$/.test(trimmed)) return undefined;
  const value = Number(trimmed);
  return value < min || (max !== undefined && value > max) ? undefined : value;
}

/** Why the text is no such number, in words; `undefined` when it is, or when nothing is typed. */
export function wholeFault(text: string, range: WholeRange): string | undefined {
  if (text.trim() === '' || parseWhole(text, range) !== undefined) return undefined;
  const { min, max } = range;
  return max === undefined ? `Type a whole number, ${min} or more` : `Type a whole number from ${min} to ${max}`;
}
