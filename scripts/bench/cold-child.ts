import { gzipSync } from 'node:zlib';
import { fullView } from '#server/access/full-view.ts';
import { OPERATION_CUT } from '#server/access/cuts.ts';
import { EVENT_CATALOGUE } from '#server/domain/catalogue.ts';
import type { OperationEntities } from '#server/domain/operation-state.ts';
import type { Reader } from '#server/domain/tables.ts';
import { openStream } from '#server/live/stream-state.ts';
import { STREAM_RULES } from '#server/live/stream-kinds.ts';
import { emptyHead } from '#server/log/chain.ts';
import { openDataFolder } from '#server/log/data-folder.ts';
import { serveChild } from './child.ts';

/** A process that has read nothing yet: from the data folder to the first view's bytes of one operation. */
const [, , folder = '', stream = ''] = process.argv;

serveChild({
  firstView: async () => {
    const began = performance.now();
    const data = await openDataFolder({ folder, catalogue: EVENT_CATALOGUE, now: () => Date.now() });
    const opened = performance.now();
    const state = await openStream(data.log, stream, STREAM_RULES.operation.decider, 'bench', emptyHead(stream));
    const folded = performance.now();
    const view = fullView(OPERATION_CUT, state.tables as unknown as Reader<OperationEntities>, 'lead');
    const bytes = gzipSync(JSON.stringify(view)).length;
    const done = performance.now();
    const { version } = state.head;
    await data.close();
    return { log: opened - began, fold: folded - opened, view: done - folded, bytes, version };
  },
});
