/** How the letters of a text file were written down. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/**
 * The text of a file, and what it was read as. By its byte-order mark where it has one; UTF-16 without a mark by where
 * its noughts stand; else UTF-8 where every byte fits, and Windows-1252, which any bytes fit, where not. Never throws.
 */
export function decodeText(bytes: Uint8Array): { readonly text: string; readonly encoding: Encoding } {
  const marked = byMark(bytes) ?? byNoughts(bytes);
  if (marked !== undefined) return { text: decode(bytes, marked), encoding: marked };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    return { text: decode(bytes, 'windows-1252'), encoding: 'windows-1252' };
  }
}

/** The decoder takes the mark itself away. */
const decode = (bytes: Uint8Array, encoding: Encoding): string =>
  encoding === 'windows-1252' ? fromWindows(bytes) : new TextDecoder(encoding).decode(bytes);

/** The letters of 0x80 to 0x9F, where Windows-1252 is more than Latin-1 (WHATWG Encoding, index windows-1252). */
const HIGH = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

/** By hand: some versions of Node read it as Latin-1, whatever they are told. */
const fromWindows = (bytes: Uint8Array): string =>
  new TextDecoder('latin1')
    .decode(bytes)
    .replaceAll(/[\u0080-\u009F]/g, (letter) => HIGH.charAt(letter.charCodeAt(0) - 0x80));

function byMark([first, second, third]: Uint8Array): Encoding | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return first === 0xef && second === 0xbb && third === 0xbf ? 'utf-8' : undefined;
}

/** Bytes looked at for noughts. */
const sample = 4096;

/**
 * Separators, line breaks, figures and English letters have a nought as their other byte in UTF-16, and no text in
 * UTF-8 or Windows-1252 has any. Names in another script have none, so a few are enough, all on one side.
 */
function byNoughts(bytes: Uint8Array): Encoding | undefined {
  const length = Math.min(sample, bytes.length - (bytes.length % 2));
  let even = 0;
  let odd = 0;
  for (let at = 0; at < length; at += 2) {
    if (bytes[at] === 0) even += 1;
    if (bytes[at + 1] === 0) odd += 1;
  }
  const few = length / 2 / 10;
  if (odd > few && even === 0) return 'utf-16le';
  return even > few && odd === 0 ? 'utf-16be' : undefined;
}
