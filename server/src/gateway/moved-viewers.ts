import { DIRECTORY, operationStream, sessionStream, streamKind } from '#shared/ids.ts';
import { refusal } from '#shared/refusals.ts';
import { recordKey, type Touched } from '../domain/tables.ts';
import type { LiveHost } from '../live/create-host.ts';
import { terminate } from './slow-readers.ts';
import type { Viewer, ViewerParts } from './viewer.ts';

export interface MovingParts extends Pick<ViewerParts, 'host' | 'standsStill' | 'report'> {
  readonly viewers: ReadonlySet<Viewer>;
}

/** Records by which somebody's place in an operation is told. */
const PLACE_RECORDS = ['member/', 'team/', 'assignment/', 'operation/'];
/** Time for "you are out" to reach a reader who reads, before the connection is ended below it. */
const OUT_MILLISECONDS = 100;

/** Whoever's standing or place a commit may have changed follows nothing from here on, until it has been looked at again. */
export function moveViewers(stream: string, touched: Touched, parts: MovingParts): void {
  if (stream === DIRECTORY) {
    for (const viewer of parts.viewers) if (accountTouched(viewer, touched)) lookAtStanding(viewer, parts);
  } else if (stream.startsWith('sessions/')) {
    for (const viewer of parts.viewers)
      if (sessionTouched(viewer, stream, touched, parts.host)) lookAtStanding(viewer, parts);
  } else if ([...touched.records].some((record) => PLACE_RECORDS.some((kind) => record.startsWith(kind)))) {
    for (const viewer of parts.viewers) {
      // Whether one keeps a roster at all may hang on what one is in this operation.
      if (followsRoster(viewer) && memberTouched(viewer, stream, touched, parts.host)) lookAtStanding(viewer, parts);
      else lookAtPlace(viewer, stream, touched, parts);
    }
  }
}

const followsRoster = (viewer: Viewer): boolean => viewer.streams().some((stream) => streamKind(stream) === 'agency');

function memberTouched({ bearer }: Viewer, stream: string, touched: Touched, host: LiveHost): boolean {
  if (bearer.account === null) return false;
  const ids = [...(host.openTables(stream)?.ids('member', 'account', bearer.account.accountId) ?? [])];
  return ids.some((id) => touched.records.has(recordKey('member', id)));
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

/** A fault in looking lets the viewer go: who cannot be told to be in is out. */
function lookAtPlace(viewer: Viewer, stream: string, touched: Touched, parts: MovingParts): void {
  try {
    const { link } = viewer.bearer;
    const ofLink = link !== null && operationStream(link.operationId) === stream;
    const followed = viewer.follows(stream);
    // A new link kills the old one; whether this one still opens anything the identity room says.
    if (ofLink && touched.records.has(recordKey('assignment', link.assignmentId))) lookAtStanding(viewer, parts);
    else viewer.recheck(stream);
    // An operation that closes ends its workers' links.
    if (ofLink && followed && !viewer.follows(stream)) lookAtStanding(viewer, parts);
  } catch (error) {
    letGo(viewer, error, parts);
  }
}

function lookAtStanding(viewer: Viewer, parts: MovingParts): void {
  const streams = viewer.dropAll();
  const asking = async () => parts.standsStill(viewer.bearer);
  asking().then(
    (stands) => {
      if (stands) for (const stream of streams) viewer.socket.emit('rejoin', stream);
      else sendOut(viewer);
    },
    (error: unknown) => letGo(viewer, error, parts),
  );
}

function letGo(viewer: Viewer, error: unknown, { report }: Pick<MovingParts, 'report'>): void {
  report(error);
  viewer.dropAll();
  terminate(viewer.socket);
}

/** "You are out": the client does not come back by itself, and the connection is ended below it. */
export function sendOut(viewer: Viewer): void {
  const { socket } = viewer;
  viewer.dropAll();
  socket.emit('out', refusal('signed_out'));
  setTimeout(() => {
    socket.disconnect(true);
    terminate(socket);
  }, OUT_MILLISECONDS);
}
