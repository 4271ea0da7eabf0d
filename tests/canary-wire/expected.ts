import { streamKind } from '#shared/ids.ts';
import { type AudienceName, readName } from '#server/access/audiences.ts';
import type { Assignment, LogEntry, Member, OperationEntities, Requirement } from '#server/domain/operation-state.ts';
import type { Entities, Reader, Tables } from '#server/domain/tables.ts';
import { leavesOf } from '../support/harness/leaves.ts';
import { AGENCY_TABLE, classesOf, DIRECTORY_TABLE, OPERATION_TABLE } from '../support/harness/visibility-table.ts';
import type { Seat } from './scenario.ts';
import { holds } from './tokens.ts';

type Table = Readonly<Record<string, Readonly<Record<string, string>>>>;
const TABLES: Readonly<Record<'operation' | 'agency' | 'directory' | 'sessions', Table>> = {
  operation: OPERATION_TABLE,
  agency: AGENCY_TABLE,
  directory: DIRECTORY_TABLE,
  sessions: {},
};

/** One place of the recorded state that holds something. */
export interface Place {
  readonly stream: string;
  readonly row: string;
  readonly kind: string;
  readonly id: string;
  readonly path: string;
  readonly value: string | number | boolean;
  readonly record: object;
}

/** Every leaf of a stream's state, with the row of the visibility table that speaks of it. */
export function placesOf(stream: string, tables: Tables<Entities>): readonly Place[] {
  return [...tables.entries()].flatMap(([kind, id, record]) =>
    leavesOf(record).map(({ path, at, value }) => {
      const row = kind === 'assignment' ? rowOfAssignment(record as Assignment, at, tables) : rowOf(kind, record);
      return { stream, row, kind, id, path, value, record };
    }),
  );
}

/** Of a person's papers, command reads those that the need asks for. */
function rowOfAssignment(one: Assignment, [field, at]: readonly string[], tables: Tables<Entities>): string {
  if (field !== 'certificates') return 'assignment';
  const need = tables.get('requirement', one.requirementId) as Requirement | undefined;
  const paper = one.certificates[Number(at)];
  return paper !== undefined && need?.certificates.includes(paper.kind) === true ? 'assignment' : 'assignment.unasked';
}

/** Which row of the table a record falls under: the sorts that are seen differently, as the table's own words say. */
function rowOf(kind: string, record: object): string {
  const one = record as Readonly<Record<string, unknown>>;
  const part = (name: string) => one[name] as { readonly kind?: string } | null | undefined;
  switch (kind) {
    case 'showing':
      return one['withdrawn'] !== null ? 'showing.withdrawn' : one['shown'] === null ? 'showing.planned' : 'showing';
    case 'logEntry':
      return rowOfEntry(record as LogEntry);
    case 'notice':
      if (!['waiting', 'shown'].includes(String(one['told'])))
        return part('about')?.kind === 'operation' ? 'notice.receipt' : 'notice.told';
      return part('about')?.kind === 'address' ? 'notice.ofAddress' : 'notice';
    case 'contest':
      if (part('on')?.kind === 'operation') return 'contest.ofOperation';
      return OF_COMMAND.includes(part('on')?.kind ?? '') ? 'contest.ofRequirement' : 'contest.ofAddress';
    case 'member':
      return (record as Member).roles.includes('coordinator') ? 'member.writer' : 'member';
    case 'message':
      return one['from'] === 'command' ? 'message.ofCommand' : 'message';
    case 'risk':
      // A force speaks of places, an agency of what it was asked for.
      if (one['requestId'] !== null) return 'risk.ofAgency';
      return one['shared'] === true ? 'risk.shared' : 'risk.ofPolice';
    default:
      return kind;
  }
}

/** Kinds of record that no team sees. */
const OF_COMMAND: readonly string[] = ['requirement', 'site', 'post', 'task', 'usualNeed'];

/** Said at a door by those who stand there: that the team of the door may read. Everything else is command's. */
const OF_A_DOOR = ['step', 'count', 'assistance', 'note', 'order', 'need'];
function rowOfEntry({ sight, role, about }: LogEntry): string {
  if (sight === 'care') return 'logEntry.care';
  if (role === 'worker') return 'logEntry.byWorker';
  return OF_A_DOOR.includes(about.kind) ? 'logEntry.ofAddress' : 'logEntry.ofDecision';
}

const COMMON = new Set(['lead', 'desk', 'loggist', 'observer', 'administrator', 'picker', 'coordinator']);

/** Whether the table lets a seat find what stands in a place. */
export function mayFind(seat: Seat, place: Place, operation: Reader<OperationEntities>): boolean {
  const line = TABLES[streamKind(place.stream)][place.row]?.[place.path];
  if (line === undefined) throw new Error(`the table has no line for ${place.row} ${place.path}`);
  const classes = classesOf(line);
  return seat.reads
    .filter(({ stream }) => stream === place.stream)
    .flatMap(({ audiences }) => audiences)
    .some(
      (name) => classes.has(readName(name).cls) && (COMMON.has(readName(name).cls) || isOwn(name, place, operation)),
    );
}

/** Whose a record is, among those who see only their own. Written from the papers, not from the scopes. */
function isOwn(name: AudienceName, place: Place, operation: Reader<OperationEntities>): boolean {
  const { cls, id } = readName(name);
  const one = place.record as Readonly<Record<string, unknown>>;
  if (streamKind(place.stream) === 'agency') return one['unitId'] === id;
  const own = new Own(cls, id, operation);
  switch (place.kind) {
    case 'operation':
      return true;
    case 'address':
      return cls === 'team' ? one['teamId'] === id : own.isShown(place.id);
    case 'site':
      return cls === 'team' ? one['kind'] !== 'safe_accommodation' : own.isShown(place.id);
    case 'agency':
      return own.agencyId === place.id;
    case 'team':
      return place.id === id || (one['memberIds'] as readonly string[]).includes(id);
    case 'member':
      if (cls === 'agency' || cls === 'unit') return own.isWriter(place.id);
      return cls === 'team' ? (operation.get('team', id)?.memberIds.includes(place.id) ?? false) : place.id === id;
    case 'requirement':
      return own.requirementIds.includes(place.id);
    case 'request':
      return own.requestIds.includes(place.id);
    case 'message':
      return own.requestIds.includes(String(one['requestId']));
    case 'capacity':
      return one[cls === 'unit' ? 'unitId' : 'agencyId'] === id;
    case 'assignment':
      return own.assignmentIds.includes(place.id);
    case 'showing':
      return one['agencyId'] === own.agencyId && own.isShown((one['place'] as { readonly id: string }).id);
    case 'logEntry':
      if (one['sight'] === 'command') return cls === 'team' && own.isAddressOfTeam(String(one['addressId']));
      return cls === 'unit' ? one['unitId'] === id : one['agencyId'] === id;
    case 'assistance':
      return own.isAddressOfTeam(String(one['addressId']));
    case 'notice':
      return [id, ...own.assignmentIds].includes((one['to'] as { readonly id: string }).id);
    case 'contest': {
      const on = one['on'] as { readonly kind: string; readonly id: string };
      return on.kind === 'operation' || on.id === id || own.isAddressOfTeam(on.id) || own.isOfDoor(on);
    }
    case 'post':
      return (
        cls === 'person' &&
        [one['holderId'], one['deputyId'], (one['offered'] as { readonly toId: string } | null)?.toId].includes(id)
      );
    case 'channel':
    case 'contingency':
    case 'warrant':
    case 'drawing':
    case 'staff':
      return own.isOfDoor(place);
    case 'risk':
      return own.isRiskKnown(one);
    default:
      return false;
  }
}

/** What is asked of, shown to and staffed by one partner. */
class Own {
  readonly agencyId: string | null;
  readonly assignmentIds: readonly string[];
  readonly requestIds: readonly string[];
  readonly requirementIds: readonly string[];
  readonly #cls: string;
  readonly #id: string;
  readonly #operation: Reader<OperationEntities>;

  constructor(cls: string, id: string, operation: Reader<OperationEntities>) {
    this.#cls = cls;
    this.#id = id;
    this.#operation = operation;
    const all = <K extends keyof OperationEntities>(kind: K) =>
      [...operation.ids(kind, 'all', '')].map((one) => [one, operation.get(kind, one)] as const);
    const isWorker = cls.startsWith('worker');
    const mine = isWorker ? operation.get('assignment', id) : undefined;
    this.requestIds = all('request')
      .filter(([one, request]) => {
        if (isWorker) return mine?.requestId === one;
        return cls === 'agency' ? request?.agencyId === id : request?.unitId === id;
      })
      .map(([one]) => one);
    this.requirementIds = this.requestIds.flatMap((one) => operation.get('request', one)?.requirementId ?? []);
    this.assignmentIds = all('assignment')
      .filter(([one, assignment]) => {
        if (isWorker) return one === id;
        if (cls === 'team')
          return this.isAddressOfTeam(operation.get('requirement', assignment?.requirementId ?? '')?.place.id ?? '');
        return cls === 'agency' ? assignment?.agencyId === id : assignment?.unitId === id;
      })
      .map(([one]) => one);
    this.agencyId =
      cls === 'agency'
        ? id
        : (mine?.agencyId ??
          all('agency').find(([, agency]) => agency?.units.some((unit) => unit.id === id))?.[0] ??
          null);
  }

  /** Who wrote about what was asked of it. */
  isWriter(memberId: string): boolean {
    return this.requestIds.some((requestId) =>
      [...this.#operation.ids('message', 'request', requestId)].some(
        (one) => this.#operation.get('message', one)?.memberId === memberId,
      ),
    );
  }

  isAddressOfTeam(addressId: string): boolean {
    return this.#cls === 'team' && this.#operation.get('address', addressId)?.teamId === this.#id;
  }

  /** What is planned at a team's door, or for all teams. */
  isOfDoor({ kind, id }: { readonly kind: string; readonly id: string }): boolean {
    if (this.#cls !== 'team') return false;
    switch (kind) {
      case 'channel':
        return true;
      case 'contingency': {
        const of = this.#operation.get(kind, id)?.addressId ?? null;
        return of === null || this.isAddressOfTeam(of);
      }
      case 'warrant':
      case 'drawing':
        return this.isAddressOfTeam(this.#operation.get(kind, id)?.addressId ?? '');
      case 'staff': {
        const at = this.#operation.get(kind, id)?.posting?.id ?? '';
        return at === this.#id || this.isAddressOfTeam(at);
      }
      default:
        return false;
    }
  }

  /** A team knows those of its door; an agency its own, and what police share of the places for which it was asked. */
  isRiskKnown(risk: Readonly<Record<string, unknown>>): boolean {
    const placeId = (risk['place'] as { readonly id: string } | null)?.id ?? '';
    if (this.#cls === 'team') return this.isAddressOfTeam(placeId);
    if (risk['requestId'] !== null) return risk[this.#cls === 'unit' ? 'unitId' : 'agencyId'] === this.#id;
    return this.requirementIds.some((one) => this.#operation.get('requirement', one)?.place.id === placeId);
  }

  /** In full, to its agency, and for a unit or a worker only where they are asked for or meet before. */
  isShown(placeId: string): boolean {
    const showings = [...this.#operation.ids('showing', 'place', placeId)].map((one) =>
      this.#operation.get('showing', one),
    );
    const isFull = showings.some(
      (one) => one?.agencyId === this.agencyId && one?.shown?.level === 'full' && one.withdrawn === null,
    );
    if (!isFull || this.#cls === 'agency') return isFull;
    const places = this.requirementIds.flatMap((one) => this.#operation.get('requirement', one)?.place ?? []);
    const isMeetingPoint = this.#operation.get('site', placeId)?.kind === 'rvp';
    return places.some(({ id }) => id === placeId) || (isMeetingPoint && places.some(({ kind }) => kind === 'address'));
  }
}

/** What the scenario types: words, telephone numbers, degrees, days. */
const TYPED = /Zq[0-9a-f]{9}|07700 900\d{3}|\d{1,2}\.\d{7}|204\d-\d\d-\d\d/i;

/** A secret, where it stands, and why nobody may find it where that is so. */
export interface Secret {
  readonly text: string;
  readonly places: readonly Place[];
}

/** The secrets of the state: whatever was typed, and whatever is nobody's to see and long enough to be told apart. */
export function secretsOf(places: readonly Place[]): readonly Secret[] {
  const texts = new Set<string>();
  for (const place of places) {
    const line = TABLES[streamKind(place.stream)][place.row]?.[place.path];
    const text = String(place.value);
    if (line === 'nobody' && text.length > 30) texts.add(text);
    for (const word of text.match(new RegExp(TYPED, 'gi')) ?? []) texts.add(word);
  }
  return [...texts].map((text) => ({ text, places: places.filter((one) => holds(String(one.value), text)) }));
}

/** R24: what each seat's bytes hold, against the table: what escaped, and what is missing where it may be seen. */
export function wireViolations(
  secrets: readonly Secret[],
  seats: readonly Seat[],
  bytes: ReadonlyMap<string, string>,
  operation: Reader<OperationEntities>,
): readonly string[] {
  return secrets.flatMap(({ text, places }) =>
    seats.flatMap((seat) => {
      const may = places.some((place) => mayFind(seat, place, operation));
      const does = holds(bytes.get(seat.name) ?? '', text);
      const what = places.map(({ kind, path }) => `${kind} ${path}`).join(', ');
      if (does && !may) return [`${seat.name} finds ${what} and may not`];
      return may && !does ? [`${seat.name} does not find ${what} and should`] : [];
    }),
  );
}

/** The product's own words and names: choices, ids, hashes, refs, and the sentences that hold nothing typed. */
const OWN_WORDS = [
  /^[a-z_0-9]{2,24}$/,
  /^usualNeed$/,
  /^[A-Za-z0-9_-]{11}$/,
  /^[A-Za-z0-9_-]{43}$/,
  /^\$argon2id\$/,
  /^([A-Z]\d+|[A-Z]+-\d+|Place \d+|LU1 0A[AB]|Europe\/London)$/,
  /^(This force|POLICE|POL|Administrator)$/,
  /^(Entry|No reply|Assistance acknowledged|2 found)\.$/,
  /^Date pencilled: \d{1,2} [A-Z][a-z]{2} \d\d:\d\d\.$/,
  /^(Addresses|Staff) from a file: 1 row, 1 new, 0 changed\.$/,
];

/** R25: words of the state that are neither a secret of this search nor the product's own. */
export function unmarked(places: readonly Place[]): readonly string[] {
  return places
    .filter(({ value }) => typeof value === 'string' && value !== '')
    .filter(({ value }) => !TYPED.test(String(value)) && !OWN_WORDS.some((own) => own.test(String(value))))
    .map(({ row, path, value }) => `${row} ${path}: ${String(value)}`);
}
