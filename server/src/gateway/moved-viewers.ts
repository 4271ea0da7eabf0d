import { refusal } from '#shared/refusals.ts';
import { DIRECTORY, sessionStream } from '#shared/ids.ts';
import { recordKey, type Touched } from '../domain/tables.ts';
import type { LiveHost } from '../live/create-host.ts';
import { terminate } from './slow-readers.ts';
import type { Viewer, ViewerParts } from './viewer.ts';

export interface MovingParts extends ViewerParts {
  readonly viewers: ReadonlySet<Viewer>;
}

/** Records by which somebody's place in an operation is told. */
const PLACE_RECORDS = ['member/', 'team/', 'assignment/', 'operation/'];
/** Time for "you are out" to reach a reader who reads, before the connection is ended below it. */
const OUT_MILLISECONDS = 100;

/** Whoever's standing or place a commit may have changed follows nothing from here on, until it has been looked at again. */
export function moveViewers(stream: string, touched: Touched, parts: MovingParts): void {
  const { viewers } = parts;
  if (stream === DIRECTORY) {
    for (const viewer of viewers) if (accountTouched(viewer, touched)) lookAtStanding(viewer, parts);
  } else if (stream.startsWith('sessions/')) {
    for (const viewer of viewers)
      if (sessionTouched(viewer, stream, touched, parts.host)) lookAtStanding(viewer, parts);
  } else if ([...touched.records].some((record) => PLACE_RECORDS.some((kind) => record.startsWith(kind)))) {
    for (const viewer of viewers) lookAtPlace(viewer, stream, touched);
  }
}

function accountTouched({ bearer }: Viewer, touched: Touched): boolean {
  return bearer.account !== null && touched.records.has(recordKey('account', bearer.account.accountId));
}

function sessionTouched({ bearer }: Viewer, stream: string, touched: Touched, host: LiveHost): boolean {
  const proofs = [bearer.account, bearer.link?.proof.kind === 'pass' ? bearer.link.proof : null].filter(
    (proof) => proof !== null,
  );
  return proofs.some(({ day, tokenHash }) => {
    if (sessionStream(day) !== stream) return false;
    const ids = [...(host.openTables(stream)?.ids('session', 'token', tokenHash) ?? [])];
    return ids.some((id) => touched.records.has(recordKey('session', id)));
  });
}

function lookAtPlace(viewer: Viewer, stream: string, touched: Touched): void {
  if (!viewer.follows(stream)) return;
  const { link } = viewer.bearer;
  // A new link kills the old one; only joining again can tell whether this one still opens anything.
  if (
    link !== null &&
    viewer.roleIn(stream) === 'worker' &&
    touched.records.has(recordKey('assignment', link.assignmentId))
  )
    viewer.joinAgain(stream);
  else viewer.recheck(stream);
}

function lookAtStanding(viewer: Viewer, { standsStill, report }: MovingParts): void {
  const streams = viewer.dropAll();
  standsStill(viewer.bearer).then(
    (stands) => {
      if (stands) for (const stream of streams) viewer.socket.emit('rejoin', stream);
      else sendOut(viewer);
    },
    (error: unknown) => {
      report(error);
      terminate(viewer.socket);
    },
  );
}

/** "You are out": the client does not come back by itself, and the connection is ended below it. */
export function sendOut(viewer: Viewer): void {
  const { socket } = viewer;
  socket.emit('out', refusal('signed_out'));
  setTimeout(() => {
    socket.disconnect(true);
    terminate(socket);
  }, OUT_MILLISECONDS);
}
