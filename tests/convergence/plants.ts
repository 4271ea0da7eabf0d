import type { ReadFrame } from '#client/connection/frames.ts';
import type { HostParts } from '#server/live/create-host.ts';
import { projectionOf } from '#server/live/stream-cut.ts';

/** Faults that a run must find. */
export interface Plants {
  readonly projectionOf?: HostParts['projectionOf'];
  /** What a client makes of a frame before it takes it in; `last` is the count that it holds of that audience. */
  readonly frame?: (frame: ReadFrame, last: number) => ReadFrame;
}

/** A feed that leaves out every seventh frame of an audience and does not count it. */
export const dropsFrames: Plants = {
  projectionOf(stream, reader) {
    const projection = projectionOf(stream, reader);
    let made = 0;
    return {
      ...projection,
      apply: (touched) => {
        const patches = new Map(projection.apply(touched));
        for (const audience of patches.keys()) {
          made += 1;
          if (made % 7 === 0) patches.delete(audience);
        }
        return patches;
      },
    };
  },
};

/** A client that takes any frame for the next one. */
export const ignoresGaps: Plants = {
  frame: (frame, last) => (frame.cursor[1] > last + 1 ? { ...frame, cursor: [frame.cursor[0], last + 1] } : frame),
};

/** A cut that does not look again at what read an assignment. */
export const missesDependency: Plants = {
  projectionOf(stream, reader) {
    const projection = projectionOf(stream, reader);
    return {
      ...projection,
      apply: ({ records, buckets }) =>
        projection.apply({ records: new Set([...records].filter((key) => !key.startsWith('assignment/'))), buckets }),
    };
  },
};
