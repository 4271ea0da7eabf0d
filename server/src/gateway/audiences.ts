import type { Principal } from '../domain/principal.ts';
import type { Entities, Reader } from '../domain/tables.ts';
import type { StreamHost } from '../live/stream-host.ts';

export type AudiencesOf = (
  principal: Principal,
  stream: string,
  reader: Reader<Entities>,
) => { readonly shared: string | null; readonly own: string | null } | null;

/** The audiences a principal follows in a stream, shared first; null where nothing there is theirs. */
export class Audiences {
  readonly #audiencesOf: AudiencesOf;

  constructor(audiencesOf: AudiencesOf) {
    this.#audiencesOf = audiencesOf;
  }

  namesFor(principal: Principal, { state }: StreamHost): readonly string[] | null {
    const audiences = this.#audiencesOf(principal, state.stream, state.tables);
    if (audiences === null) return null;
    return [audiences.shared, audiences.own].filter((name) => name !== null);
  }
}
