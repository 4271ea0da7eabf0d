import { createPrivateKey, generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, statSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { KeyRefused } from './errors.ts';
import { openKeyring, type Keyring } from './keys.ts';
import type { KeyStore } from './store.ts';

const MASTER_BYTES = 32;
/** 32 random bytes hold fewer than 16 different values about once in 10^14 keys; a typed or patterned key often does. */
const FEWEST_DIFFERENT = 16;

/**
 * Reads the master key; makes it (32 random bytes, mode 600) only when the store is still empty. Throws KeyRefused for
 * a key that is missing, of the wrong length, guessable, or readable by others.
 */
export function loadMasterKey(path: string, storeIsEmpty: boolean): Uint8Array {
  if (!existsSync(path)) makeKeyFile(path, randomBytes(MASTER_BYTES), storeIsEmpty, 'master key');
  refuseOpenFile(path, 'master key');
  const key = readFileSync(path);
  checkMasterKey(key);
  return key;
}

/** Refuses bytes that are no key; a key from elsewhere (a key service) passes here too. Throws KeyRefused. */
export function checkMasterKey(key: Uint8Array): void {
  if (key.length !== MASTER_BYTES) {
    throw new KeyRefused(`The master key must be ${MASTER_BYTES} random bytes; this one has ${key.length}.`);
  }
  const steps = new Set(key.slice(1).map((byte, index) => byte - (key[index] ?? 0)));
  const printable = key.every((byte) => byte >= 0x20 && byte < 0x7f);
  if (new Set(key).size < FEWEST_DIFFERENT || steps.size === 1 || printable) {
    throw new KeyRefused(
      'The master key is not random: a word, a pattern or one byte repeated cannot protect anything.',
    );
  }
}

/** Reads the Ed25519 key that signs lists of heads; made and refused as the master key is. */
export function loadSigningKey(path: string, storeIsEmpty: boolean): KeyObject {
  if (!existsSync(path)) {
    const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' });
    makeKeyFile(path, Buffer.from(pem), storeIsEmpty, 'signing key');
  }
  refuseOpenFile(path, 'signing key');
  try {
    const key = createPrivateKey(readFileSync(path));
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch {
    // What OpenSSL says of a bad file helps nobody who starts the server.
  }
  throw new KeyRefused('The signing key is not an Ed25519 private key.');
}

/**
 * Reads a secret that opens nothing of the log; made (mode 600) whenever it is missing, since nothing is lost with it
 * that cannot be asked for again. Throws KeyRefused where others can read it.
 */
export function loadSecretFile(path: string, name: string, make: () => Uint8Array): Uint8Array {
  if (!existsSync(path)) makeKeyFile(path, make(), true, name);
  refuseOpenFile(path, name);
  return readFileSync(path);
}

/**
 * Replaces the master key: writes the new one beside the old, wraps every data key anew, then lets it take the old
 * one's place. Gives the number of keys. When it is interrupted, `openRing` finishes it at the next start.
 */
export async function rotateMasterKey(path: string, keyring: Keyring): Promise<number> {
  const count = await keyring.rewrap(loadMasterKey(nextTo(path), true));
  takePlace(path);
  return count;
}

/** Opens the ring of data keys under the master key of a file, and finishes a change of it. Throws KeyRefused. */
export async function openRing(path: string, keys: KeyStore, logIsEmpty: boolean): Promise<Keyring> {
  const nothingSealed = logIsEmpty && (await keys.all()).length === 0;
  const master = loadMasterKey(path, nothingSealed);
  if (!existsSync(nextTo(path))) return openKeyring(keys, master, logIsEmpty);
  const next = loadMasterKey(nextTo(path), false);
  try {
    const keyring = await openKeyring(keys, master, logIsEmpty);
    await keyring.rewrap(next);
    takePlace(path);
    return keyring;
  } catch (error) {
    // The check entry is wrapped last: when the old key no longer opens it, only the file was left to be renamed.
    if (!(error instanceof KeyRefused)) throw error;
    const keyring = await openKeyring(keys, next, logIsEmpty);
    takePlace(path);
    return keyring;
  }
}

function nextTo(path: string): string {
  return `${path}.next`;
}

function takePlace(path: string): void {
  renameSync(nextTo(path), path);
  syncFolder(dirname(path));
}

function makeKeyFile(path: string, content: Uint8Array, storeIsEmpty: boolean, name: string): void {
  if (!storeIsEmpty) {
    throw new KeyRefused(`The ${name} is missing although the log is not empty. Restore it to ${path}.`);
  }
  const beside = `${path}.new`;
  const file = openSync(beside, 'w', 0o600);
  writeSync(file, content);
  fsyncSync(file);
  closeSync(file);
  renameSync(beside, path);
  syncFolder(dirname(path));
}

/** A new name in a folder is on disk only once the folder is; Windows cannot open a folder and needs no such thing. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  fsyncSync(handle);
  closeSync(handle);
}

function refuseOpenFile(path: string, name: string): void {
  if (process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0) {
    throw new KeyRefused(`The ${name} can be read by others. Set its mode to 600: ${path}.`);
  }
}
