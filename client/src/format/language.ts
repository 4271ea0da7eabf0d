const names = new Intl.DisplayNames(['en-GB'], { type: 'language', fallback: 'none' });

/** "ro" → "Romanian". A code that names no language is given back as it is; "und" and "" are "language unknown". */
export function languageName(code: string): string {
  const trimmed = code.trim();
  if (trimmed === '' || trimmed === 'und' || trimmed === 'unknown') return 'language unknown';
  try {
    return names.of(trimmed) ?? trimmed;
  } catch {
    // Intl throws at what is no language tag at all; the reader sees what was stored.
    return trimmed;
  }
}

/** "Romanian, English and Ukrainian". */
export function languageList(codes: readonly string[]): string {
  return listOf(codes.map(languageName));
}

/** "a", "a and b", "a, b and c". */
export function listOf(words: readonly string[]): string {
  const last = words.at(-1);
  if (last === undefined) return '';
  return words.length === 1 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}

/** "1 gap", "2 gaps", "no gaps": the count with its word. `many` is the word for nought and for several. */
export function counted(count: number, one: string, many: string = `${one}s`): string {
  if (count === 0) return `no ${many}`;
  return `${count} ${count === 1 ? one : many}`;
}
