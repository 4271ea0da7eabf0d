import { randomBytes } from 'node:crypto';

/** A word found nowhere else, short enough for a call sign. */
export const newToken = (): string => `Zq${randomBytes(5).toString('hex').slice(0, 9)}`;

/** A number found nowhere else, as degrees; its last figure is never nought, which would not be written. */
export const newDegrees = (whole: number): number =>
  Number(
    `${whole}.${1_000_000 + (randomBytes(4).readUInt32LE() % 8_999_990)}`.slice(0, -1) +
      String(1 + ((randomBytes(1)[0] ?? 0) % 9)),
  );

/** An invented telephone number of the range that is nobody's. */
let phones = 100;
export const newPhone = (): string => `07700 900${(phones += 1)}`;

/** A day found nowhere else, for papers. */
let days = 0;
export const newDay = (): string => {
  days += 1;
  return new Date(Date.UTC(2041, 0, 1) + days * 86_400_000).toISOString().slice(0, 10);
};

export const newEmail = (): string => `${newToken()}@example.org`;

/** The forms in which a secret might travel: as it is, in hex, in base64 at each of its three alignments, and for a URL. */
export function formsOf(secret: string): readonly string[] {
  const base64 = [0, 1, 2].map((shift) => {
    const text = Buffer.concat([Buffer.alloc(shift), Buffer.from(secret)]).toString('base64');
    // The letters at both ends depend on what stands beside it.
    return text.slice(shift === 0 ? 0 : shift + 1, -4);
  });
  const urls = base64.map((text) => text.replaceAll('+', '-').replaceAll('/', '_'));
  return [...new Set([secret, Buffer.from(secret).toString('hex'), ...base64, ...urls, encodeURIComponent(secret)])];
}

/** Whether a text holds a secret in any form. */
export const holds = (text: string, secret: string): boolean => formsOf(secret).some((form) => text.includes(form));
