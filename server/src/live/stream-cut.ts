import { streamKind } from '#shared/ids.ts';
import type { AudienceName } from '../access/audiences.ts';
import { cutOf } from '../access/cuts.ts';
import { fullView } from '../access/full-view.ts';
import { StreamProjection } from '../access/projection.ts';
import type { Entities, Reader } from '../domain/tables.ts';
import type { Projection } from './feeds.ts';

/** The running cut of a stream, for feeds to follow. Names of audiences come from access/ alone, never from a client. */
export function projectionOf(stream: string, reader: Reader<Entities>): Projection {
  const cut = cutOf(streamKind(stream));
  const projection = new StreamProjection(cut, reader);
  return {
    open: (audience) => projection.open(audience as AudienceName),
    close: (audience) => projection.close(audience as AudienceName),
    view: (audience) => projection.view(audience as AudienceName) ?? {},
    apply: (touched) => projection.apply(touched),
    once: (audience) => fullView(cut, reader, audience as AudienceName),
  };
}
