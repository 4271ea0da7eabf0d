import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';

/** Random bytes: the browser's own, or a test's. */
export type RandomBytes = (length: number) => Uint8Array;
export const browserRandom: RandomBytes = (length) => crypto.getRandomValues(new Uint8Array(length));

const SECRET_BYTES = 32;
const CODE_LENGTH = 8;
/** None that sounds or looks like another (docs/protocol-http.md). */
const CODE_ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** What is handed to the worker, and what the server may know of it. */
export interface Secret {
  readonly secret: string;
  readonly hash: string;
}

/** The secret of an answer link, 256 bits in base64url, and its hash. */
export function newAnswerSecret(random: RandomBytes): Secret {
  const secret = base64url(random(SECRET_BYTES));
  return { secret, hash: hashOf(secret) };
}

/** The address to hand over. What opens it stands behind the #, which no server and no proxy is sent. */
export const answerAddress = (origin: string, operationId: string, assignmentId: string, secret: string): string =>
  `${origin}/w#${operationId}.${assignmentId}.${secret}`;

/** What opens the link: all that stands behind the #. */
export const tokenOf = (address: string): string => address.slice(address.indexOf('#') + 1);

/** A day-pass code of 8 characters, each as likely as the others, and its hash with the ids it is for. */
export function newPassCode(random: RandomBytes, operationId: string, assignmentId: string): Secret {
  // Bytes beyond the last whole run of the alphabet would make its first letters likelier.
  const fair = 256 - (256 % CODE_ALPHABET.length);
  let secret = '';
  while (secret.length < CODE_LENGTH) {
    for (const byte of random(CODE_LENGTH))
      if (byte < fair && secret.length < CODE_LENGTH) secret += CODE_ALPHABET.charAt(byte % CODE_ALPHABET.length);
  }
  return { secret, hash: hashOf(`${operationId}${assignmentId}${secret}`) };
}

/** In two halves, as it is read out: "K7MP WXR4". */
export const codeInHalves = (code: string): string =>
  `${code.slice(0, CODE_LENGTH / 2)} ${code.slice(CODE_LENGTH / 2)}`;

const SPELLING: Readonly<Record<string, string>> = {
  A: 'Alfa',
  B: 'Bravo',
  C: 'Charlie',
  D: 'Delta',
  E: 'Echo',
  F: 'Foxtrot',
  G: 'Golf',
  H: 'Hotel',
  J: 'Juliett',
  K: 'Kilo',
  M: 'Mike',
  N: 'November',
  P: 'Papa',
  Q: 'Quebec',
  R: 'Romeo',
  S: 'Sierra',
  T: 'Tango',
  V: 'Victor',
  W: 'Whiskey',
  X: 'X-ray',
  Y: 'Yankee',
  Z: 'Zulu',
};

/** For the telephone, in the spelling alphabet: "Kilo 7 Mike Papa, Whiskey X-ray Romeo 4". */
export const codeSpelled = (code: string): string =>
  [code.slice(0, CODE_LENGTH / 2), code.slice(CODE_LENGTH / 2)]
    .map((half) => Array.from(half, (letter) => SPELLING[letter] ?? letter).join(' '))
    .join(', ');

const hashOf = (text: string): string => base64url(sha256(utf8ToBytes(text)));

function base64url(bytes: Uint8Array): string {
  const letters = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(letters).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
