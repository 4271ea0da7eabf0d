import { agencyStream, deriveId, DIRECTORY, type Id, idFromBytes, operationStream } from '#shared/ids.ts';
import type { AgencyCommand } from '#shared/commands/agency-commands.ts';
import type { DirectoryCommand } from '#shared/commands/directory-commands.ts';
import type { OperationCommand } from '#shared/commands/operation-commands.ts';
import type { Reply } from '#shared/protocol.ts';
import type { AccountHolder, Principal } from '#server/domain/principal.ts';
import type { ActingRole } from '#shared/vocabulary.ts';

type PayloadOf<C extends { type: string; payload: unknown }, T extends C['type']> = Extract<C, { type: T }>['payload'];

/** Somebody who plays a part: an account of the directory, in one role at a time. */
export type Player = Omit<AccountHolder, 'kind' | 'as'>;

export interface DriverParts {
  /** The door: in this process, or over HTTP. */
  readonly command: (envelope: unknown, by: Principal) => Promise<Reply>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly random: (length: number) => Uint8Array;
}

/** Gives ordinary commands through the ordinary door, each by somebody, and stops at the first refusal. */
export class Driver {
  readonly #parts: DriverParts;

  constructor(parts: DriverParts) {
    this.#parts = parts;
  }

  get now(): number {
    return this.#parts.now();
  }

  /** A new id, as a client would make it. */
  newId(): Id {
    return idFromBytes(this.#parts.random(11));
  }

  directory<T extends DirectoryCommand['type']>(
    by: Player,
    type: T,
    payload: PayloadOf<DirectoryCommand, T>,
  ): Promise<Id> {
    return this.send(DIRECTORY, holder(by, 'administrator'), type, payload);
  }

  agency<T extends AgencyCommand['type']>(by: Player, type: T, payload: PayloadOf<AgencyCommand, T>): Promise<Id> {
    return this.send(agencyStream(by.agencyId), holder(by, 'coordinator'), type, payload);
  }

  /** `minutesAgo`: when the thing happened, before it is told. Resolves to the id of the first thing that it made. */
  operation<T extends OperationCommand['type']>(
    operation: Id,
    by: Player,
    as: ActingRole,
    type: T,
    payload: PayloadOf<OperationCommand, T>,
    minutesAgo = 0,
  ): Promise<Id> {
    return this.send(operationStream(operation), holder(by, as), type, payload, minutesAgo);
  }

  async send(stream: string, principal: Principal, type: string, payload: unknown, minutesAgo = 0): Promise<Id> {
    const id = this.newId();
    const sentAt = this.now;
    const envelope = {
      id,
      stream,
      type,
      version: 1,
      payload,
      occurredAt: sentAt - Math.round(minutesAgo * 60_000),
      sentAt,
    };
    const reply = await this.#parts.command(envelope, principal);
    if (!reply.ok) {
      const faults = reply.refusal.faults.map(({ field, reason }) => `${field} ${reason}`).join(', ');
      throw new Error(`${type} was refused: ${reply.refusal.code} ${faults}`);
    }
    return deriveId(stream, id, 0);
  }
}

const holder = (player: Player, as: ActingRole): AccountHolder => ({ kind: 'member', ...player, as });
