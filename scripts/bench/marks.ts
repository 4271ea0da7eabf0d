/**
 * Follows commands to the last viewer. Each command changes one site's name to carry "#site.count#"; a frame with a
 * later mark of a site stands for the earlier ones too, as frames of one batch are gathered.
 */
export class Marks {
  readonly latencies: number[] = [];
  /** Commands that not every viewer has seen yet. */
  outstanding = 0;
  readonly #viewers: number;
  /** How often each site had been changed before this run began. */
  readonly #base: readonly number[];
  readonly #sites = new Map<number, { sentAt: number[]; left: number[]; seen: Uint32Array }>();

  constructor(viewers: number, base: readonly number[]) {
    this.#viewers = viewers;
    this.#base = base;
  }

  sent(site: number): number {
    const one = this.#site(site);
    one.sentAt.push(performance.now());
    one.left.push(this.#viewers);
    this.outstanding += 1;
    return one.sentAt.length;
  }

  /** Reads every mark of a frame that a viewer received. */
  seen(viewer: number, text: string): void {
    let from = text.indexOf('#');
    while (from !== -1) {
      const to = text.indexOf('#', from + 1);
      if (to === -1) return;
      const dot = text.indexOf('.', from);
      if (dot !== -1 && dot < to) {
        const site = Number(text.slice(from + 1, dot));
        this.#reached(viewer, site, Number(text.slice(dot + 1, to)) - (this.#base[site] ?? 0));
      }
      from = text.indexOf('#', to + 1);
    }
  }

  #reached(viewer: number, site: number, count: number): void {
    const one = this.#site(site);
    const last = one.seen[viewer] ?? 0;
    for (let n = last + 1; n <= count && n <= one.left.length; n += 1) {
      const left = (one.left[n - 1] ?? 0) - 1;
      one.left[n - 1] = left;
      if (left > 0) continue;
      this.outstanding -= 1;
      this.latencies.push(performance.now() - (one.sentAt[n - 1] ?? 0));
    }
    if (count > last) one.seen[viewer] = count;
  }

  #site(site: number) {
    const known = this.#sites.get(site);
    if (known !== undefined) return known;
    const made = { sentAt: [] as number[], left: [] as number[], seen: new Uint32Array(this.#viewers) };
    this.#sites.set(site, made);
    return made;
  }
}

export interface Spread {
  readonly p50: number;
  readonly p99: number;
}

/** Median and 99th hundredth, in the unit of the values; NaN of none. */
export function spread(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
  return { p50: at(0.5), p99: at(0.99) };
}
