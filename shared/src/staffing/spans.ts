/** Arithmetic of hours. A span holds its first millisecond and not its last: who ends at 15:00 and who begins then do not meet. */
export interface Span {
  readonly startAt: number;
  readonly endAt: number;
}

/** The spans in order, with those that touch or run into each other made one. Empty ones are left out. */
export function union(spans: readonly Span[]): readonly Span[] {
  return gathered(spans, 0);
}

/** Stretches: spans between which there is no pause, or one shorter than `pause` milliseconds. */
export function gathered(spans: readonly Span[], pause: number): readonly Span[] {
  const inOrder = spans.filter(({ startAt, endAt }) => endAt > startAt).sort((a, b) => a.startAt - b.startAt);
  const made: Span[] = [];
  for (const span of inOrder) {
    const last = made.at(-1);
    const isApart = last === undefined || span.startAt > last.endAt + Math.max(0, pause - 1);
    if (isApart) made.push(span);
    else made[made.length - 1] = { startAt: last.startAt, endAt: Math.max(last.endAt, span.endAt) };
  }
  return made;
}

/** What is left of some spans without others. */
export function minus(spans: readonly Span[], taken: readonly Span[]): readonly Span[] {
  let left = union(spans);
  for (const gone of union(taken))
    left = left.flatMap((span) => {
      if (!meets(span, gone)) return [span];
      return [
        { startAt: span.startAt, endAt: gone.startAt },
        { startAt: gone.endAt, endAt: span.endAt },
      ].filter(({ startAt, endAt }) => endAt > startAt);
    });
  return left;
}

/** What two spans have in common; null where they do not meet. */
export function overlap(one: Span, other: Span): Span | null {
  const common = { startAt: Math.max(one.startAt, other.startAt), endAt: Math.min(one.endAt, other.endAt) };
  return common.startAt < common.endAt ? common : null;
}

export const meets = (one: Span, other: Span): boolean => one.startAt < other.endAt && one.endAt > other.startAt;

/** Whether one of these spans holds the whole of another. */
export const holds = (spans: readonly Span[], whole: Span): boolean =>
  spans.some(({ startAt, endAt }) => startAt <= whole.startAt && endAt >= whole.endAt);

/** Milliseconds in all, each counted once. */
export const lengthOf = (spans: readonly Span[]): number =>
  union(spans).reduce((sum, { startAt, endAt }) => sum + endAt - startAt, 0);
