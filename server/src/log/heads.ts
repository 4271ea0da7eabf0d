import { createHmac, hkdfSync, type KeyObject } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { hex } from './bytes.ts';
import type { Head } from './store.ts';

/** One stream's head by name. */
export interface StreamHead extends Head {
  readonly stream: string;
}

/**
 * What this machine remembers of the heads, outside the store: a log that comes back shorter or different is found out.
 * Version 0 means that the stream was dropped.
 */
export interface HeadsJournal {
  /** True when there was no journal at the start. */
  readonly fresh: boolean;
  anchor(stream: string): Head | undefined;
  all(): readonly StreamHead[];
  /** Remembers heads after they are durable in the store. Never throws: the commits are recorded whatever happens here. */
  note(heads: readonly StreamHead[]): void;
  close(): void;
}

/** Over this size the journal is written anew, with one line a stream. */
const COMPACT_BYTES = 8 * 1024 * 1024;

/** A journal that is not kept, for stores in memory. */
export function memoryHeads(): HeadsJournal {
  const heads = new Map<string, Head>();
  return {
    fresh: true,
    anchor: (stream) => heads.get(stream),
    all: () => [...heads].map(([stream, head]) => ({ stream, ...head })),
    note: (noted) => noted.forEach(({ stream, version, hash }) => heads.set(stream, { version, hash })),
    close: () => undefined,
  };
}

/**
 * Opens the journal in a file, written anew with one line a stream. Lines are authenticated under a key derived from
 * the signing key; a line that is torn or forged is passed over, so the last true line of each stream counts.
 */
export function openHeadsJournal(path: string, signingKey: KeyObject): HeadsJournal {
  return new FileHeads(path, journalKey(signingKey));
}

function journalKey(signingKey: KeyObject): Uint8Array {
  const secret = signingKey.export({ type: 'pkcs8', format: 'der' });
  return new Uint8Array(hkdfSync('sha256', secret, '', 'muster heads journal 1', 32));
}

class FileHeads implements HeadsJournal {
  readonly fresh: boolean;
  readonly #path: string;
  readonly #key: Uint8Array;
  readonly #heads: Map<string, Head>;
  #file: number;
  #size = 0;
  #owed = '';

  constructor(path: string, key: Uint8Array) {
    this.#path = path;
    this.#key = key;
    this.fresh = !existsSync(path);
    this.#heads = this.fresh ? new Map<string, Head>() : readHeads(readFileSync(path, 'latin1'), key);
    this.#file = this.#compact();
  }

  anchor(stream: string): Head | undefined {
    return this.#heads.get(stream);
  }

  all(): readonly StreamHead[] {
    return [...this.#heads].map(([stream, head]) => ({ stream, ...head }));
  }

  note(heads: readonly StreamHead[]): void {
    const newest = new Map(heads.map(({ stream, version, hash }) => [stream, { version, hash }]));
    for (const [stream, head] of newest) {
      this.#heads.set(stream, head);
      this.#owed += line(this.#key, stream, head);
    }
    try {
      this.#write();
      if (this.#size > COMPACT_BYTES) this.#file = this.#compact();
    } catch {
      // A full disk: the lines are owed, and begin on a line of their own when they are written again.
      if (!this.#owed.startsWith('\n')) this.#owed = `\n${this.#owed}`;
    }
  }

  #write(): void {
    const bytes = Buffer.from(this.#owed, 'latin1');
    const written = writeSync(this.#file, bytes);
    this.#size += written;
    if (written < bytes.length) throw new Error('written in part');
    this.#owed = '';
  }

  #compact(): number {
    const beside = `${this.#path}.new`;
    const file = openSync(beside, 'w', 0o600);
    const lines = Buffer.from(
      [...this.#heads].map(([stream, head]) => line(this.#key, stream, head)).join(''),
      'latin1',
    );
    const written = writeSync(file, lines);
    fsyncSync(file);
    if (written < lines.length) throw new Error('written in part');
    renameSync(beside, this.#path);
    if (this.#size > 0) closeSync(this.#file);
    this.#size = written + 1;
    return file;
  }

  close(): void {
    closeSync(this.#file);
  }
}

function mac(key: Uint8Array, text: string): string {
  return createHmac('sha256', key).update(text).digest('hex').slice(0, 32);
}

function line(key: Uint8Array, stream: string, { version, hash }: Head): string {
  const text = `${stream} ${version} ${hex(hash)}`;
  return `${text} ${mac(key, text)}\n`;
}

function readHeads(text: string, key: Uint8Array): Map<string, Head> {
  const heads = new Map<string, Head>();
  for (const row of text.split('\n')) {
    const { stream, version, hash, sum } = parseHeadLine(row) ?? {};
    if (stream === undefined || version === undefined || hash === undefined) continue;
    if (sum === mac(key, row.slice(0, -33))) heads.set(stream, { version, hash });
  }
  return heads;
}

/** Reads one line of the journal without checking its authenticity; undefined for what is no such line. */
export function parseHeadLine(row: string): (StreamHead & { readonly sum: string }) | undefined {
  const [, stream, version, hash, sum] = /^(\S+) (\d{1,15}) ([0-9a-f]{64}) ([0-9a-f]{32})$/.exec(row) ?? [];
  if (stream === undefined || hash === undefined || sum === undefined) return undefined;
  return { stream, version: Number(version), hash: Buffer.from(hash, 'hex'), sum };
}
