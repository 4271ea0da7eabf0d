import type { Requirement } from '#server/domain/operation-state.ts';

/** Time in steps of five minutes, counted from 1970, and what the slow engine does with them. */
export const STEP = 5 * 60_000;
const SIX_HOURS = 72;
export const BREAK = 4;

export type Ticks = ReadonlySet<number>;
export type Need = Requirement & { readonly id: string };

export const between = (start: number, end: number): Ticks => {
  const ticks = new Set<number>();
  for (let tick = start / STEP; tick < end / STEP; tick += 1) ticks.add(tick);
  return ticks;
};
const inOrder = (ticks: Iterable<number>): readonly number[] => [...ticks].sort((a, b) => a - b);
export const both = (one: Ticks, other: Ticks): boolean => [...one].some((tick) => other.has(tick));
export const without = (ticks: Ticks, gone: Ticks): Ticks => new Set([...ticks].filter((tick) => !gone.has(tick)));

/** Six hours on end, then a break; a pause of twenty minutes is one. */
export function duesIn(all: readonly Ticks[]): readonly { due: number; free: number }[] {
  const ticks = inOrder(new Set(all.flatMap((one) => [...one])));
  const stretches: { start: number; end: number }[] = [];
  for (const tick of ticks) {
    const last = stretches.at(-1);
    if (last !== undefined && tick - last.end < BREAK) last.end = tick + 1;
    else stretches.push({ start: tick, end: tick + 1 });
  }
  return stretches.flatMap(({ start, end }) => {
    const dues: { due: number; free: number }[] = [];
    let since = start;
    for (let tick = start; tick < end; tick += 1)
      if (tick - since === SIX_HOURS) {
        const rest = end - tick;
        dues.push({ due: tick, free: rest > SIX_HOURS ? BREAK : Math.min(SIX_HOURS - rest, 44) });
        since = tick;
      }
    return dues;
  });
}

export function isTooLong(own: Ticks, all: Ticks, most: number | null): boolean {
  if (most !== null && all.size * 5 > most) return true;
  const ticks = inOrder(all);
  let start = ticks[0] ?? 0;
  let before = start - 1;
  let isOwn = false;
  let worst = 0;
  for (const tick of ticks) {
    if (tick - before > 132) {
      start = tick;
      isOwn = false;
    }
    isOwn ||= own.has(tick);
    before = tick;
    if (isOwn) worst = Math.max(worst, tick + 1 - start);
  }
  return worst > 156;
}

/** Over the globe by the haversine, longer by two fifths, at half a kilometre a minute. */
export function wayMinutes(
  from: { latitude: number; longitude: number } | null,
  to: { latitude: number; longitude: number } | null,
): number {
  if (from === null || to === null) return 15;
  const [a, b] = [from.latitude, to.latitude].map((one) => (one / 180) * Math.PI) as [number, number];
  const turn = ((to.longitude - from.longitude) / 180) * Math.PI;
  const h = Math.sin((b - a) / 2) ** 2 + Math.cos(a) * Math.cos(b) * Math.sin(turn / 2) ** 2;
  return Math.ceil((2 * 6_371 * Math.asin(Math.sqrt(h)) * 1.4) / 0.5);
}

export function headGap({ number }: Need, heads: number) {
  return heads < number ? { startAt: null, endAt: null, missing: number - heads } : null;
}

export function gapIn({ number }: Need, hours: readonly number[], slots: readonly (readonly number[])[]) {
  let gap: { startAt: number | null; endAt: number | null; missing: number } | null = null;
  for (const [hour, count] of hours.entries()) {
    const slot = slots[hour] ?? [];
    if (count >= number) {
      if (gap !== null) return gap;
      continue;
    }
    gap ??= { startAt: (slot[0] ?? 0) * STEP, endAt: null, missing: 0 };
    gap = { ...gap, endAt: ((slot.at(-1) ?? 0) + 1) * STEP, missing: Math.max(gap.missing, number - count) };
  }
  return gap;
}
