/** Which bytes are asked for: from where, and how many. */
export interface ByteRange {
  readonly offset: number;
  readonly length: number;
}

/** More than one tile or directory of a map file ever is; a longer stretch is not given at once. */
export const MOST_BYTES = 8 * 1024 * 1024;

/**
 * The one range of a Range header (RFC 9110, section 14) within a file of `size` bytes; null where there is none that
 * can be given: no header, another unit, several ranges, one beyond the end, or too many bytes at once.
 */
export function byteRange(header: string | undefined, size: number): ByteRange | null {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '');
  if (match === null) return null;
  const [, first = '', last = ''] = match;
  if (first === '' && last === '') return null;
  const from = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const to = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  const length = to - from + 1;
  return from < size && length > 0 && length <= MOST_BYTES ? { offset: from, length } : null;
}
