import { readCursor, readFrame, type ReadFrame } from './frames.ts';
import type { Cursor, Reply } from '#shared/protocol.ts';
import {
  FAULTS,
  REFUSALS,
  refusal,
  type Fault,
  type FaultReason,
  type Refusal,
  type RefusalCode,
} from '#shared/refusals.ts';

/** An audience's beginning as it came over the wire, its welcome still zipped. */
export type ReadBeginning =
  | { readonly kind: 'welcome'; readonly cursor: Cursor; readonly zipped: Uint8Array }
  | {
      readonly kind: 'resume';
      readonly since: number;
      readonly cursor: Cursor;
      readonly frames: readonly ReadFrame[];
    };
export type ReadJoin =
  | { readonly ok: true; readonly now: number; readonly audiences: readonly ReadBeginning[] }
  | { readonly ok: false; readonly refusal: Refusal };

type Loose = Readonly<Record<string, unknown>>;
const isObject = (input: unknown): input is Loose =>
  typeof input === 'object' && input !== null && !Array.isArray(input);

/** A refusal of the fixed list; undefined for anything else. The words are this build's own, never the wire's. */
export function readRefusal(input: unknown): Refusal | undefined {
  if (!isObject(input) || typeof input['code'] !== 'string' || !Object.hasOwn(REFUSALS, input['code']))
    return undefined;
  const faults = Array.isArray(input['faults'])
    ? input['faults'].flatMap((fault: unknown) => readFault(fault) ?? [])
    : [];
  return refusal(input['code'] as RefusalCode, faults);
}

function readFault(input: unknown): Fault | undefined {
  if (!isObject(input) || typeof input['field'] !== 'string' || typeof input['reason'] !== 'string') return undefined;
  if (!Object.hasOwn(FAULTS, input['reason'])) return undefined;
  const fault = { field: input['field'], reason: input['reason'] as FaultReason };
  return typeof input['limit'] === 'number' ? { ...fault, limit: input['limit'] } : fault;
}

/** The answer to a command; anything unreadable is `unavailable`, so that the sender asks again. */
export function readReply(input: unknown, id: string): Reply {
  if (isObject(input) && input['ok'] === true && typeof input['recordedAt'] === 'number') {
    const cursor = readCursor(input['cursor']);
    return { ok: true, id, recordedAt: input['recordedAt'], ...(cursor === undefined ? {} : { cursor }) };
  }
  const why = isObject(input) ? readRefusal(input['refusal']) : undefined;
  return { ok: false, id, refusal: why ?? refusal('unavailable') };
}

/** The answer to a join; undefined where it is not one. */
export function readJoin(input: unknown): ReadJoin | undefined {
  if (!isObject(input)) return undefined;
  if (input['ok'] === false) {
    const why = readRefusal(input['refusal']);
    return why === undefined ? undefined : { ok: false, refusal: why };
  }
  const { now, audiences } = input;
  if (input['ok'] !== true || typeof now !== 'number' || !Array.isArray(audiences)) return undefined;
  const read = audiences.map(readBeginning);
  return read.every((begun) => begun !== undefined) ? { ok: true, now, audiences: read } : undefined;
}

function readBeginning(input: unknown): ReadBeginning | undefined {
  if (!isObject(input)) return undefined;
  const cursor = readCursor(input['cursor']);
  if (cursor === undefined) return undefined;
  if (input['kind'] === 'welcome') {
    const zipped = bytesOf(input['records']);
    return zipped === undefined ? undefined : { kind: 'welcome', cursor, zipped };
  }
  if (input['kind'] !== 'resume' || !Array.isArray(input['frames'])) return undefined;
  const frames = input['frames'].map((frame: unknown) => (Array.isArray(frame) ? readFrame(frame) : undefined));
  const { since } = input;
  if (typeof since !== 'number' || !frames.every((frame) => frame !== undefined)) return undefined;
  return reaches(frames, since, cursor) ? { kind: 'resume', since, cursor, frames } : undefined;
}

/** Whether the frames are one audience's and lead from where it was left to the cursor; none where nothing moved. */
function reaches(frames: readonly ReadFrame[], since: number, [instance, count]: Cursor): boolean {
  const counts = [since, ...frames.map(({ cursor }) => cursor[1])];
  const rises = counts.every((one, at) => at === 0 || one > (counts[at - 1] ?? one));
  return rises && counts.at(-1) === count && frames.every(({ cursor }) => cursor[0] === instance);
}

function bytesOf(input: unknown): Uint8Array | undefined {
  if (input instanceof ArrayBuffer) return new Uint8Array(input);
  if (!ArrayBuffer.isView(input)) return undefined;
  return new Uint8Array(input.buffer, input.byteOffset, input.byteLength);
}
