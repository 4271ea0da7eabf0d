import * as z from 'zod/mini';

/** Control characters, lone surrogates, and the marks that reorder or hide text (bidi, zero width, tags). */
const UNFIT =
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u200B\u200E\u200F\u2028\u2029\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF\uFFF9-\uFFFB]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]|\uDB40[\uDC00-\uDC7F]/u;
const UNFIT_UNITS = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

export const isFitText = (value: string): boolean => !UNFIT.test(value) && !UNFIT_UNITS.test(value);

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
