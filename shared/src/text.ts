import * as z from 'zod/mini';

/** Control characters but tab and line break, lone surrogates, and the marks that reorder or hide text. */
const UNFIT =
  /(?![\t\n])\p{Cc}|\p{Cs}|[\u200B\u200E\u200F\u2028\u2029\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]|[\u{E0000}-\u{E007F}]/u;

export const isFitText = (value: string): boolean => !UNFIT.test(value);

const fit = z.refine<string>(isFitText, { error: 'text.unfit' });
const oneLine = z.refine<string>((value) => !/[\t\n]/.test(value), { error: 'text.lines' });

/** Free text of at most `most` characters, one line, trimmed, in NFC, without characters that hide or reorder. May be empty. */
export const optionalText = (most: number) =>
  z.string().check(z.trim(), z.normalize('NFC'), z.maxLength(most), fit, oneLine);
/** As `optionalText`, and not empty. */
export const text = (most: number) =>
  z.string().check(z.trim(), z.normalize('NFC'), z.minLength(1), z.maxLength(most), fit, oneLine);
/** As `text`, several lines allowed. */
export const longText = (most: number) =>
  z.string().check(z.trim(), z.normalize('NFC'), z.minLength(1), z.maxLength(most), fit);
