import { isErased } from '#shared/erased.ts';
import { type Id, idOfStream } from '#shared/ids.ts';
import type { MessageChannel } from '#shared/staffing-vocabulary.ts';
import type { Notice, OperationEntities } from '../domain/operation-state.ts';
import type { Reader } from '../domain/tables.ts';
import type { Host } from '../live/host.ts';
import type { Subscription } from './pusher.ts';

/** Who is told: a worker herself, or an agency's coordinators by their one mailbox. Nobody else is told outside Muster. */
export type Addressee = { readonly kind: 'worker'; readonly id: Id } | { readonly kind: 'office'; readonly id: Id };

/** Where she is told, as it stands at this moment. */
export type Reached =
  | { readonly channel: 'mail'; readonly to: string }
  | { readonly channel: 'push'; readonly to: Subscription };

type Operation = Reader<OperationEntities>;

/** The addressee of a notice; null for those who have Muster open before them and are rung: police. */
export function addresseeOf({ to }: Notice, operation: Operation): Addressee | null {
  if (to.kind === 'assignment')
    return operation.get('assignment', to.id) === undefined ? null : { kind: 'worker', id: to.id };
  const member = operation.get('member', to.id);
  if (member === undefined || !member.active || !member.roles.includes('coordinator')) return null;
  return { kind: 'office', id: member.agencyId };
}

/** Where somebody is told by a channel, looked up now; null where there is no such place. */
export async function reach(
  host: Host,
  stream: string,
  addressee: Addressee,
  channel: MessageChannel,
): Promise<Reached | null> {
  if (channel === 'mail') {
    const to =
      addressee.kind === 'office' ? await mailbox(host, addressee.id) : await mailOf(host, stream, addressee.id);
    return to === null ? null : { channel, to };
  }
  if (addressee.kind === 'office') return null;
  const push = (await host.operation(idOfStream(stream)))?.get('assignment', addressee.id)?.push ?? null;
  return push === null || isErased(push) ? null : { channel, to: push };
}

async function mailbox(host: Host, agencyId: Id): Promise<string | null> {
  return (await host.directory()).get('agency', agencyId)?.mailbox || null;
}

/** A worker's mail address as her agency's roster has it now; never copied into an operation. */
export async function mailOf(host: Host, stream: string, assignmentId: Id): Promise<string | null> {
  const assignment = (await host.operation(idOfStream(stream)))?.get('assignment', assignmentId);
  if (assignment === undefined) return null;
  const person = (await host.agency(assignment.agencyId))?.get('rosterPerson', assignment.personId);
  return person === undefined || isErased(person.email) ? null : person.email || null;
}
