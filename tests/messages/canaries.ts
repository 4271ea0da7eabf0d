import { gunzipSync } from 'node:zlib';
import type { Entities, Reader } from '#server/domain/tables.ts';
import { holds } from '../canary-wire/tokens.ts';

const SECRET = /Zq[0-9a-f]{9}|07700 900\d{3}|\d{1,2}\.\d{6,}/gi;

/** Every secret that stands in the records of a stream, of the kinds that its tables have. */
export function secretsIn<E extends Entities>(
  reader: Reader<E>,
  kinds: readonly (keyof E & string)[],
): readonly string[] {
  const found = new Set<string>();
  for (const kind of kinds)
    for (const id of reader.ids(kind, 'all', ''))
      for (const secret of JSON.stringify(reader.get(kind, id)).match(SECRET) ?? []) found.add(secret);
  return [...found];
}

/** Secrets that some bytes hold: as they are, or unpacked as mail, the web and archives pack them. */
export function secretsHeld(bytes: Buffer, secrets: readonly string[]): readonly string[] {
  const texts = unpacked(bytes);
  return secrets.filter((secret) =>
    texts.some((text) => holds(text, secret) || holds(text.toLowerCase(), secret.toLowerCase())),
  );
}

function unpacked(bytes: Buffer): readonly string[] {
  const raw = bytes.toString('latin1');
  const texts = [
    raw,
    bytes.toString('utf8'),
    bytes.toString('utf16le'),
    withoutFolds(raw),
    quotedPrintable(raw),
    percent(raw),
  ];
  // Encoded words of a header (RFC 2047), and every run that could be base64 over its line ends.
  for (const [, kind, text = ''] of raw.matchAll(/=\?[^?]+\?([bq])\?([^?]*)\?=/gi))
    texts.push(
      kind?.toLowerCase() === 'b'
        ? Buffer.from(text, 'base64').toString('utf8')
        : quotedPrintable(text.replaceAll('_', ' ')),
    );
  for (const [run] of raw.matchAll(/(?:[A-Za-z0-9+/_-]{4,}={0,2}\r?\n?)+/g)) {
    const decoded = Buffer.from(run.replaceAll(/\s/g, ''), 'base64');
    texts.push(decoded.toString('latin1'), decoded.toString('utf16le'), unzipped(decoded));
  }
  return texts;
}

const withoutFolds = (text: string): string => text.replaceAll(/\r?\n[ \t]/g, '');
const quotedPrintable = (text: string): string =>
  text
    .replaceAll(/=\r?\n/g, '')
    .replaceAll(/=([0-9A-F]{2})/gi, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
const percent = (text: string): string =>
  text.replaceAll(/%([0-9A-F]{2})/gi, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

function unzipped(bytes: Buffer): string {
  try {
    return gunzipSync(bytes).toString('utf8');
  } catch {
    return '';
  }
}
