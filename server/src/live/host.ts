import type { Id } from '#shared/ids.ts';
import type { Reply } from '#shared/protocol.ts';
import type { AgencyEntities } from '../domain/agency-state.ts';
import type { DirectoryEntities } from '../domain/directory-state.ts';
import type { OperationEntities } from '../domain/operation-state.ts';
import type { Principal } from '../domain/principal.ts';
import type { SessionEntities } from '../domain/session-state.ts';
import type { Reader, Touched } from '../domain/tables.ts';

/** What the rooms above `live` may ask of it. */
export interface Host {
  /** The one door. `envelope` is unknown until parsed; the answer comes when what was decided is on disk. */
  command(envelope: unknown, principal: Principal): Promise<Reply>;
  directory(): Promise<Reader<DirectoryEntities>>;
  /** Undefined where no such stream has a commit. */
  operation(id: Id): Promise<Reader<OperationEntities> | undefined>;
  agency(id: Id): Promise<Reader<AgencyEntities> | undefined>;
  sessions(day: string): Promise<Reader<SessionEntities> | undefined>;
  /** Ids of all operations that this server has opened (all that are not closed are opened at start). */
  operations(): Iterable<Id>;
  /** Told synchronously, after a commit is durable and folded and before its answer leaves. Returns how to stop listening. */
  onCommitted(listener: (stream: string, touched: Touched) => void): () => void;
}
