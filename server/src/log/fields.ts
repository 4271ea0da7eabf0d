import { ERASED } from '#shared/erased.ts';
import { utf8 } from './bytes.ts';
import { describe, upcast, type EventCatalogue } from './catalogue.ts';
import { DamagedLog } from './errors.ts';
import { toJson } from './json.ts';
import type { Keyring } from './keys.ts';
import { seal, unseal } from './seal.ts';
import type { Commit } from './store.ts';

/** An event inside a commit: its sealed fields stand apart from the data, so no value can pass for a seal. */
export interface StoredEvent {
  readonly type: string;
  readonly version: number;
  readonly data: unknown;
  /** Field → [id of the key, sealed JSON in base64]. */
  readonly sealed?: Readonly<Record<string, readonly [string, string]>>;
}

function boundTo(type: string, field: string): Uint8Array {
  return utf8(`muster field 1\n${type}\n${field}`);
}

/** Writes an event in its current version and seals what the catalogue says is sealed. Throws UnknownEvent. */
export async function closeEvent(
  catalogue: EventCatalogue,
  keys: Keyring,
  event: { readonly type: string; readonly data: unknown },
): Promise<StoredEvent> {
  const { type, data } = event;
  const description = describe(catalogue, type, 0);
  const { version } = description;
  if (description.sealed === undefined || typeof data !== 'object' || data === null) return { type, version, data };
  const open: Record<string, unknown> = { ...data };
  const sealed: Record<string, readonly [string, string]> = {};
  for (const about of description.sealed) {
    const { field, recordClass } = about;
    const value = open[field];
    if (value === undefined || value === null) continue;
    const whole = data as never;
    const key = await keys.current({ subject: about.subject(whole), controller: about.controller(whole), recordClass });
    sealed[field] = [
      key.id,
      Buffer.from(seal(key.bytes, boundTo(type, field), utf8(toJson(value)))).toString('base64'),
    ];
    delete open[field];
  }
  return { type, version, data: open, sealed };
}

/** Opens the sealed fields (a destroyed key gives ERASED) and brings the event to its current version. */
export async function openEvent(
  catalogue: EventCatalogue,
  keys: Keyring,
  event: StoredEvent,
  place: Pick<Commit, 'stream' | 'version'>,
): Promise<{ type: string; data: unknown }> {
  const { type, version, sealed } = event;
  let data = event.data;
  for (const [field, box] of Object.entries(sealed ?? {})) {
    data = { ...(data as object), [field]: await openField(keys, type, field, box, place) };
  }
  return { type, data: upcast(catalogue, type, version, data) };
}

async function openField(
  keys: Keyring,
  type: string,
  field: string,
  [id, box]: readonly [string, string],
  { stream, version }: Pick<Commit, 'stream' | 'version'>,
): Promise<unknown> {
  const key = await keys.byId(id);
  if (key.kind === 'destroyed') return ERASED;
  if (key.kind === 'missing') throw new DamagedLog(stream, version, 'the key of a field is missing');
  const plain = unseal(key.bytes, boundTo(type, field), Buffer.from(box, 'base64'));
  if (plain === undefined) throw new DamagedLog(stream, version, 'the seal of a field does not open');
  return JSON.parse(Buffer.from(plain).toString('utf8')) as unknown;
}
