import type { AssignmentView, RequestView } from '#shared/records.ts';

/** A part of a request's hours for which the agency has fewer people than were asked for. Times in ms. */
export interface Stretch {
  readonly startAt: number;
  readonly endAt: number;
  readonly missing: number;
}

/** Whether the agency still counts on this person: asked, or with a yes. */
export const isCountedOn = ({ answer }: AssignmentView): boolean =>
  answer === 'put_forward' || answer === 'confirmed' || answer === 'asked_again';

/** The hours for which somebody is or was there; whoever was stood down was there until then. */
function hoursOf({ startAt = 0, endAt = 0, presence, presenceAt }: AssignmentView): { start: number; end: number } {
  const end = presence === 'stood_down' ? Math.min(endAt, presenceAt ?? endAt) : endAt;
  return { start: startAt, end };
}

type Window = Pick<Stretch, 'startAt' | 'endAt'>;

/** The hours that a request asks for: two windows where two dates are held, none while they are not settled. */
export function windowsOf({ startAt, endAt, windows }: RequestView): readonly Window[] {
  if (windows !== undefined) return windows;
  return typeof startAt === 'number' && typeof endAt === 'number' ? [{ startAt, endAt }] : [];
}

/** The window in which somebody's hours lie. */
export const windowOf = (request: RequestView, { startAt = 0, endAt = 0 }: AssignmentView): Window | undefined =>
  windowsOf(request).find((window) => window.startAt <= startAt && endAt <= window.endAt);

/**
 * What is still open of a request after `now`, in order; nothing while its hours are not settled. Neighbouring parts
 * with as many people missing are one. It knows of this agency's people alone.
 */
export function openStretches(
  request: RequestView,
  people: readonly AssignmentView[],
  now: number,
): readonly Stretch[] {
  return windowsOf(request).flatMap((window) => openWithin(window, request.number ?? 0, people, now));
}

function openWithin(
  { startAt, endAt }: Window,
  number: number,
  people: readonly AssignmentView[],
  now: number,
): readonly Stretch[] {
  const from = Math.max(startAt, now);
  const there = people.filter(isCountedOn).map(hoursOf);
  const edges = [from, endAt, ...there.flatMap(({ start, end }) => [start, end])]
    .filter((at) => at >= from && at <= endAt)
    .sort((a, b) => a - b);
  const open: Stretch[] = [];
  edges.forEach((start, index) => {
    const end = edges[index + 1];
    if (end === undefined || end === start) return;
    const missing = number - there.filter((hours) => hours.start <= start && hours.end >= end).length;
    if (missing <= 0) return;
    const last = open.at(-1);
    if (last?.endAt === start && last.missing === missing) open[open.length - 1] = { ...last, endAt: end };
    else open.push({ startAt: start, endAt: end, missing });
  });
  return open;
}
