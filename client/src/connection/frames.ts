import { isShallow } from '#shared/parse.ts';
import type { Cursor, Fields } from '#shared/protocol.ts';
import type { RecordKind } from '#shared/records.ts';

/** What changes for one audience, read and safe to apply: fields by kind and id, and ids that are no longer seen. */
export interface Change {
  readonly put: ReadonlyMap<RecordKind, ReadonlyMap<string, Fields>>;
  readonly drop: ReadonlyMap<RecordKind, readonly string[]>;
}
export interface ReadFrame {
  readonly cursor: Cursor;
  readonly change: Change;
}

/** Every kind there is; a server of a later build may send others, which are ignored. */
const KINDS: Readonly<Record<RecordKind, true>> = {
  operation: true,
  address: true,
  site: true,
  agency: true,
  team: true,
  member: true,
  requirement: true,
  request: true,
  assignment: true,
  place: true,
  showing: true,
  assistance: true,
  logEntry: true,
  decision: true,
  notice: true,
  contest: true,
  cover: true,
  readiness: true,
  post: true,
  task: true,
  contingency: true,
  channel: true,
  warrant: true,
  risk: true,
  drawing: true,
  usualNeed: true,
  staff: true,
  duty: true,
  turn: true,
  message: true,
  capacity: true,
  clash: true,
  lack: true,
  import: true,
  me: true,
  rosterPerson: true,
  account: true,
  messageChannel: true,
};
export const recordKinds = Object.keys(KINDS) as readonly RecordKind[];
const isKind = (word: string): word is RecordKind => Object.hasOwn(KINDS, word);

/** Deeper than any record; a frame that nests further is not one of ours. */
const MOST_DEPTH = 12;
const INSTANCE = /^[A-Za-z0-9_-]{6,16}$/;
const RECORD_ID = /^[\x21-\x7e]{1,100}$/;

/** A cursor as it came; undefined where it is none. */
export function readCursor(input: unknown): Cursor | undefined {
  if (!Array.isArray(input) || input.length !== 2) return undefined;
  const [instance, count] = input as unknown[];
  if (typeof instance !== 'string' || !INSTANCE.test(instance)) return undefined;
  return typeof count === 'number' && Number.isSafeInteger(count) && count >= 0 ? [instance, count] : undefined;
}

/** The arguments of one `patch`; undefined where they are not a whole and sound frame. Never throws. */
export function readFrame(args: readonly unknown[]): ReadFrame | undefined {
  if (args.length < 3 || args.length > 4) return undefined;
  const cursor = readCursor(args.slice(0, 2));
  if (cursor === undefined) return undefined;
  const change = readChange(args[2], args[3]);
  return change === undefined ? undefined : { cursor, change };
}

/** A `Put` and a `Drop` of unknown origin as a change; undefined where either is malformed. Never throws. */
export function readChange(put: unknown, drop?: unknown): Change | undefined {
  if (!isShallow(put, MOST_DEPTH)) return undefined;
  const puts = readPut(put);
  const drops = readDrop(drop);
  return puts === undefined || drops === undefined ? undefined : { put: puts, drop: drops };
}

function readPut(input: unknown): Change['put'] | undefined {
  if (!isPlain(input)) return undefined;
  const put = new Map<RecordKind, Map<string, Fields>>();
  for (const [kind, records] of Object.entries(input)) {
    if (!isPlain(records)) return undefined;
    if (!isKind(kind)) continue;
    const read = new Map<string, Fields>();
    for (const [id, fields] of Object.entries(records)) {
      if (!RECORD_ID.test(id) || !isPlain(fields)) return undefined;
      read.set(id, safeFields(fields));
    }
    put.set(kind, read);
  }
  return put;
}

function readDrop(input: unknown): Change['drop'] | undefined {
  const drop = new Map<RecordKind, readonly string[]>();
  if (input === undefined || input === null) return drop;
  if (!isPlain(input)) return undefined;
  for (const [kind, ids] of Object.entries(input)) {
    if (!Array.isArray(ids) || !ids.every((id) => typeof id === 'string')) return undefined;
    if (isKind(kind)) drop.set(kind, ids);
  }
  return drop;
}

/** A copy without a prototype, so that no field name can reach one; `__proto__` itself is left behind. */
function safeFields(fields: Readonly<Record<string, unknown>>): Fields {
  const safe = Object.create(null) as Record<string, unknown>;
  for (const [name, value] of Object.entries(fields)) if (name !== '__proto__') safe[name] = value;
  return safe;
}

function isPlain(input: unknown): input is Readonly<Record<string, unknown>> {
  return typeof input === 'object' && input !== null && !Array.isArray(input);
}
