import { streamKind } from '#shared/ids.ts';
import type { Fields, Put } from '#shared/protocol.ts';
import type { AudienceName } from '#server/access/audiences.ts';
import type { Cut } from '#server/access/cut.ts';
import { cutOf } from '#server/access/cuts.ts';
import { fullView } from '#server/access/full-view.ts';
import type { Patch } from '#server/access/patch.ts';
import { applyPatch, isEqual } from '#server/access/patch.ts';
import { StreamProjection } from '#server/access/projection.ts';
import type { AnyReader } from '#server/access/who.ts';
import type { AgencyEntities } from '#server/domain/agency-state.ts';
import type { OperationEntities } from '#server/domain/operation-state.ts';
import type { Entities, Reader, Touched } from '#server/domain/tables.ts';

/**
 * R13 for every viewer at once. After each commit: the running view equals the view made from nothing, and the view that
 * a client held, with the patch applied, equals both; a patch holds nothing that did not change.
 */
export class ViewOracle<E extends Entities> {
  readonly projection: StreamProjection<E>;
  readonly #cut: Cut<E>;
  readonly #reader: Reader<E>;
  readonly #held = new Map<AudienceName, Put>();

  constructor(cut: Cut<E>, reader: Reader<E>) {
    this.#cut = cut;
    this.#reader = reader;
    this.projection = new StreamProjection(cut, reader);
  }

  /** Opens an audience; says whether its welcome is what it should be. */
  open(name: AudienceName): readonly string[] {
    if (this.#held.has(name)) return [];
    this.projection.open(name);
    const view = this.projection.view(name) ?? {};
    this.#held.set(name, view);
    return sameBytes(view, fullView(this.#cut, this.#reader, name))
      ? []
      : [`${name}: the welcome is not the full view`];
  }

  close(name: AudienceName): void {
    this.projection.close(name);
    this.#held.delete(name);
  }

  /** To be called after each fold, with what it touched. */
  follow(touched: Touched): readonly string[] {
    const patches = this.projection.apply(touched);
    const strangers = [...patches.keys()].filter((name) => !this.#held.has(name));
    return [
      ...strangers.map((name) => `${name}: a patch for an audience that is not open`),
      ...[...this.#held.keys()].flatMap((name) => this.#check(name, patches.get(name))),
    ];
  }

  #check(name: AudienceName, patch: Patch | undefined): readonly string[] {
    const held = this.#held.get(name) ?? {};
    const full = fullView(this.#cut, this.#reader, name);
    const running = this.projection.view(name) ?? {};
    const patched = patch === undefined ? held : applyPatch(held, patch);
    this.#held.set(name, patched);
    return [
      ...(sameBytes(running, full) ? [] : [`${name}: the running view is not the full view`]),
      ...(isEqual(patched, full) ? [] : [`${name}: what was held, patched, is not the full view`]),
      ...(patch === undefined ? [] : idleParts(held, patch).map((what) => `${name}: ${what}`)),
    ];
  }
}

const sameBytes = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What a patch says for nothing: unchanged fields, records dropped that were not held, a patch with nothing in it. */
function idleParts(held: Put, { put, drop }: Patch): readonly string[] {
  const before = new Map(records(held).map(({ key, fields }) => [key, fields]));
  const dropped = new Set(Object.entries(drop).flatMap(([kind, ids]) => ids.map((id) => `${kind}/${id}`)));
  const idle = records(put).flatMap(({ key, fields }) => {
    const known = before.get(key);
    if (known === undefined || dropped.has(key)) return [];
    return Object.keys(fields)
      .filter((name) => isEqual(known[name], fields[name]))
      .map((name) => `${key} ${name} is sent and did not change`);
  });
  return [
    ...idle,
    ...[...dropped].filter((key) => !before.has(key)).map((key) => `${key} is dropped and was not held`),
    ...(dropped.size === 0 && records(put).length === 0 ? ['the patch is empty'] : []),
  ];
}

const records = (view: Put): readonly { readonly key: string; readonly fields: Fields }[] =>
  Object.entries(view).flatMap(([kind, byId]) =>
    Object.entries(byId).map(([id, fields]) => ({ key: `${kind}/${id}`, fields })),
  );

/** Every audience that could be open in a stream, by its state. */
export function everyAudience(stream: string, reader: AnyReader): readonly AudienceName[] {
  switch (streamKind(stream)) {
    case 'operation':
      return audiencesOfOperation(reader as Reader<OperationEntities>);
    case 'agency':
      return audiencesOfAgency(reader as Reader<AgencyEntities>);
    case 'directory':
      return ['administrator', 'picker'];
    case 'sessions':
      return [];
  }
}

function audiencesOfOperation(reader: Reader<OperationEntities>): readonly AudienceName[] {
  const agencies = [...reader.ids('agency', 'all', '')];
  return [
    'lead',
    'desk',
    'loggist',
    'observer',
    ...agencies.map((id): AudienceName => `agency:${id}`),
    ...agencies.flatMap((id) => reader.get('agency', id)?.units.map((unit): AudienceName => `unit:${unit.id}`) ?? []),
    ...[...reader.ids('team', 'all', '')].map((id): AudienceName => `team:${id}`),
    ...[...reader.ids('member', 'all', '')].map((id): AudienceName => `person:${id}`),
    ...[...reader.ids('assignment', 'all', '')].flatMap((id): AudienceName[] => [
      `worker:${id}:answer`,
      `worker:${id}:pass`,
    ]),
  ];
}

function audiencesOfAgency(reader: Reader<AgencyEntities>): readonly AudienceName[] {
  const people = [...reader.ids('rosterPerson', 'all', '')].map((id) => reader.get('rosterPerson', id));
  const units = new Set(people.flatMap((person) => person?.unitId ?? []));
  return ['coordinator', ...[...units].map((id): AudienceName => `unit:${id}`)];
}

/**
 * The oracle behind the tests of every room above: give it each commit of a stream (as `Host.onCommitted` tells it) and it
 * holds every audience of that stream to R13, new ones from the moment that the state knows them.
 */
export class StreamOracle {
  readonly #stream: string;
  readonly #reader: AnyReader;
  readonly #oracle: ViewOracle<Entities>;
  /** How many commits and how many audiences were compared, for the figures. */
  commits = 0;
  comparisons = 0;

  constructor(stream: string, reader: AnyReader) {
    this.#stream = stream;
    this.#reader = reader;
    this.#oracle = new ViewOracle(cutOf(streamKind(stream)), reader as Reader<Entities>);
  }

  committed(touched: Touched): readonly string[] {
    const violations = this.#oracle.follow(touched);
    const names = everyAudience(this.#stream, this.#reader);
    this.commits += 1;
    this.comparisons += names.length;
    return [...violations, ...names.flatMap((name) => this.#oracle.open(name))];
  }
}
