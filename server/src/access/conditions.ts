import type { Id } from '#shared/ids.ts';
import type { AgencyEntities } from '../domain/agency-state.ts';
import type { LogEntry, OperationEntities, Risk } from '../domain/operation-state.ts';
import type { Reader } from '../domain/tables.ts';
import { partsOf } from '../planning/parts.ts';
import type { ActingMember } from './who.ts';
import { teamOf } from './who.ts';
import { isOver, isShown, showingTo } from './shown-places.ts';

/** Who asks, as far as the conditions need it. */
export type Asking =
  | ({ readonly kind: 'member' } & ActingMember)
  | { readonly kind: 'worker'; readonly assignmentId: Id; readonly agencyId: Id }
  | { readonly kind: 'rosterKeeper'; readonly unitId: Id | null }
  | { readonly kind: 'other' };

/** A parsed command's payload; conditions read ids out of it by name. */
export type Payload = Readonly<Record<string, unknown>>;

type Operations = Reader<OperationEntities>;

/** The per-thing conditions of the grants. Each says no to what does not exist, with the same no as to what is another's. */
export const CONDITIONS = {
  always: () => true,
  ownRequest: (asking, payload, reader: Operations) => isOwn(asking, reader.get('request', text(payload, 'requestId'))),
  ownAssignment: (asking, payload, reader: Operations) =>
    speaksForSelf(asking, payload) && isOwnAssignment(asking, text(payload, 'assignmentId'), reader),
  ownAddress: (asking, payload, reader: Operations) =>
    speaksForSelf(asking, payload) && isOwnAddress(asking, text(payload, 'addressId'), reader),
  updaterOfAddress: (asking, payload, reader: Operations) =>
    speaksForSelf(asking, payload) && isUpdater(asking, text(payload, 'addressId'), reader),
  commandSight: (_asking, payload) => payload['sight'] === 'command',
  commandSightOfOwnAddress: (asking, payload, reader: Operations) =>
    payload['sight'] === 'command' &&
    speaksForSelf(asking, payload) &&
    isOwnAddress(asking, text(payload, 'addressId'), reader),
  careSightOfKnownPlace: (asking, payload, reader: Operations) =>
    payload['sight'] === 'care' &&
    speaksForSelf(asking, payload) &&
    (payload['addressId'] === null || isPlaceKnown(asking, text(payload, 'addressId'), reader)),
  commandEntry: (_asking, payload, reader: Operations) => entryOf(payload, reader)?.sight === 'command',
  ownCareEntry: (asking, payload, reader: Operations) => {
    const entry = entryOf(payload, reader);
    if (asking.kind !== 'member' || entry?.sight !== 'care' || entry.agencyId !== asking.member.agencyId) return false;
    return asking.member.unitId === null || asking.member.unitId === entry.unitId;
  },
  noticeToMe: (asking, payload, reader: Operations) => {
    const to = reader.get('notice', text(payload, 'noticeId'))?.to;
    if (asking.kind === 'member') return to?.kind === 'member' && to.id === asking.id;
    return asking.kind === 'worker' && to?.kind === 'assignment' && to.id === asking.assignmentId;
  },
  noticeToOwnPeople: (asking, payload, reader: Operations) => {
    const to = reader.get('notice', text(payload, 'noticeId'))?.to;
    return to?.kind === 'assignment' && isOwnAssignment(asking, to.id, reader);
  },
  postHeldByMe: (asking, payload, reader: Operations) =>
    asking.kind === 'member' && reader.get('post', text(payload, 'postId'))?.holderId === asking.id,
  postOfferedToMe: (asking, payload, reader: Operations) =>
    asking.kind === 'member' && reader.get('post', text(payload, 'postId'))?.offered?.toId === asking.id,
  taskOfMyPost: (asking, payload, reader: Operations) =>
    isOfMyPost(asking, reader.get('task', text(payload, 'taskId'))?.postId ?? null, reader),
  riskOfAnyPlace: (_asking, payload) => {
    const about = aboutOf(payload);
    return about.kind === 'operation' || about.kind === 'address' || about.kind === 'site';
  },
  riskOfOwnRequest: (asking, payload, reader: Operations) => {
    const about = aboutOf(payload);
    return about.kind === 'request' && isOwn(asking, reader.get('request', about.id));
  },
  riskOfOwnAgency: (asking, payload, reader: Operations) =>
    isOwnRisk(asking, reader.get('risk', text(payload, 'riskId'))),
  ownCapacity: (asking, payload, reader: Operations) =>
    isOwn(asking, reader.get('capacity', text(payload, 'capacityId'))),
  /** Rows name a unit by its name, which the roster does not know: files are the whole agency's to bring in. */
  wholeRoster: (asking) => asking.kind === 'rosterKeeper' && asking.unitId === null,
  intoOwnUnit: (asking, payload) => isOfUnit(asking, payload['unitId']),
  personOfOwnUnit: (asking, payload, reader: Reader<AgencyEntities>) => {
    const person = reader.get('rosterPerson', text(payload, 'personId'));
    return person !== undefined && isOfUnit(asking, person.unitId) && staysInUnit(asking, payload['fields']);
  },
} as const satisfies Record<string, (asking: Asking, payload: Payload, reader: never) => boolean>;

export type ConditionName = keyof typeof CONDITIONS;

const text = (payload: Payload, name: string): string => {
  const value = payload[name];
  return typeof value === 'string' ? value : '';
};

const entryOf = (payload: Payload, reader: Operations): LogEntry | undefined =>
  reader.get('logEntry', text(payload, 'entryId'));

/**
 * Only command types what others said. Whoever else reports does so in her own name and by her own way: a phone that
 * could say "MIKE 30 by radio" would confirm itself.
 */
function speaksForSelf(asking: Asking, payload: Payload): boolean {
  if (payload['heardFrom'] !== undefined) return false;
  const { source } = payload;
  if (source === undefined || source === 'phone') return true;
  return source === 'desk' && asking.kind === 'member' && asking.as === 'coordinator';
}

/** A coordinator's own: of the agency, or of the one unit where the coordinator is a unit's. */
function isOwn(asking: Asking, thing: { readonly agencyId: Id; readonly unitId: Id | null } | undefined): boolean {
  if (asking.kind !== 'member' || asking.as !== 'coordinator' || thing === undefined) return false;
  const { agencyId, unitId } = asking.member;
  return thing.agencyId === agencyId && (unitId === null || thing.unitId === unitId);
}

function isOwnAssignment(asking: Asking, id: Id, reader: Operations): boolean {
  if (asking.kind === 'worker') return asking.assignmentId === id;
  return isOwn(asking, reader.get('assignment', id));
}

/** What a risk is said to be about; "" where that cannot be read. */
function aboutOf({ about }: Payload): { readonly kind: string; readonly id: Id } {
  if (typeof about !== 'object' || about === null) return { kind: '', id: '' };
  const named = about as Payload;
  return { kind: text(named, 'kind'), id: text(named, 'id') };
}

/** The deputy of a post does its tasks as its holder does. */
function isOfMyPost(asking: Asking, postId: Id | null, reader: Operations): boolean {
  const post = postId === null ? undefined : reader.get('post', postId);
  return asking.kind === 'member' && post !== undefined && [post.holderId, post.deputyId].includes(asking.id);
}

/**
 * A lead changes what the lead's own force wrote; a coordinator what the agency, or its one unit, wrote of what it was
 * asked for. A coordinator who is of the police has no more to do with the force's own assessments than with the plan.
 */
function isOwnRisk(asking: Asking, risk: Risk | undefined): boolean {
  if (asking.kind !== 'member' || risk === undefined) return false;
  if (asking.as === 'lead') return risk.agencyId === asking.member.agencyId;
  return risk.requestId !== null && isOwn(asking, risk);
}

/** The team of the address is the member's own team. */
function isOwnAddress(asking: Asking, addressId: Id, reader: Operations): boolean {
  const teamId = reader.get('address', addressId)?.teamId;
  return asking.kind === 'member' && teamId !== undefined && teamId !== null && teamOf(asking.id, reader) === teamId;
}

/** One named person of a team reports its steps and counts, so that two phones never speak for one door. */
function isUpdater(asking: Asking, addressId: Id, reader: Operations): boolean {
  if (asking.kind !== 'member' || !isOwnAddress(asking, addressId, reader)) return false;
  const teamId = reader.get('address', addressId)?.teamId;
  return teamId !== undefined && teamId !== null && reader.get('team', teamId)?.updaterId === asking.id;
}

/** An address may be named by those to whose agency it stands shown in full. */
function isPlaceKnown(asking: Asking, addressId: Id, reader: Operations): boolean {
  const agencyId = asking.kind === 'member' ? asking.member.agencyId : asking.kind === 'worker' ? asking.agencyId : '';
  const from = partsOf(reader);
  const id = showingTo(agencyId, addressId, from);
  const showing = id === null ? undefined : reader.get('showing', id);
  return showing !== undefined && isShown(showing) && !isOver(from) && showing.shown.level === 'full';
}

const isOfUnit = (asking: Asking, unitId: unknown): boolean =>
  asking.kind === 'rosterKeeper' && (asking.unitId === null || asking.unitId === unitId);

/** A unit's coordinator moves nobody into another unit. */
function staysInUnit(asking: Asking, fields: unknown): boolean {
  if (typeof fields !== 'object' || fields === null || !('unitId' in fields)) return true;
  const edit = fields.unitId;
  if (typeof edit !== 'object' || edit === null || !('to' in edit)) return true;
  return isOfUnit(asking, edit.to);
}
