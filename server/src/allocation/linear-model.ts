import loadHighs, { type Highs, type Model } from 'highs';

/** A mixed-integer model, column by column. Everything is minimised, one objective after the other. */
export class LinearModel {
  readonly #lower: number[] = [];
  readonly #upper: number[] = [];
  readonly #whole: boolean[] = [];
  readonly #rowLower: number[] = [];
  readonly #rowUpper: number[] = [];
  readonly #entries: { readonly row: number; readonly value: number }[][] = [];

  get columns(): number {
    return this.#lower.length;
  }

  /** A new row; what lies in it is said by the columns. */
  row(lower: number, upper: number): number {
    this.#rowLower.push(lower);
    this.#rowUpper.push(upper);
    return this.#rowLower.length - 1;
  }

  /** A new column between two bounds, whole numbers alone unless said. */
  column(upper: number, entries: readonly (readonly [row: number, value: number])[], whole = true): number {
    this.#lower.push(0);
    this.#upper.push(upper);
    this.#whole.push(whole);
    this.#entries.push(entries.map(([row, value]) => ({ row, value })));
    return this.#lower.length - 1;
  }

  /** What a solution adds up to in each row. */
  activity(values: Float64Array): Float64Array {
    const sums = new Float64Array(this.#rowLower.length);
    this.#entries.forEach((entries, column) => {
      for (const { row, value } of entries) sums[row] = (sums[row] ?? 0) + value * (values[column] ?? 0);
    });
    return sums;
  }

  /** By how much the row that a column relieves goes beyond its upper bound without it. */
  excess(column: number, activity: Float64Array): number {
    const [entry] = this.#entries[column] ?? [];
    return entry === undefined ? 0 : Math.max(0, (activity[entry.row] ?? 0) - (this.#rowUpper[entry.row] ?? 0));
  }

  /** As HiGHS takes it. */
  data(highs: Highs, costs: Float64Array) {
    const starts = new Int32Array(this.columns + 1);
    this.#entries.forEach((entries, column) => {
      starts[column + 1] = (starts[column] ?? 0) + entries.length;
    });
    const { integer, continuous } = highs.constants.variableType;
    const flat = this.#entries.flat();
    return {
      numCols: this.columns,
      numRows: this.#rowLower.length,
      colCost: costs,
      colLower: Float64Array.from(this.#lower),
      colUpper: Float64Array.from(this.#upper),
      rowLower: Float64Array.from(this.#rowLower),
      rowUpper: Float64Array.from(this.#rowUpper),
      integrality: this.#whole.map((whole) => (whole ? integer : continuous)),
      matrix: {
        format: 'csc' as const,
        numRows: this.#rowLower.length,
        numCols: this.columns,
        starts,
        indices: Int32Array.from(flat.map(({ row }) => row)),
        values: Float64Array.from(flat.map(({ value }) => value)),
      },
    };
  }
}

/** What is to be made least, in the order of their weight: cost by column. */
export type Objective = ReadonlyMap<number, number>;

export interface Solved {
  readonly values: Float64Array;
  /** Of the first objective: the least that any solution can have. */
  readonly bound: number;
  /** Whether every objective in turn is proven to be least. */
  readonly proven: boolean;
}

/** Two values of an objective that differ by less than this are one. */
const SAME = 1e-4;
const SEED = 1;

/**
 * Makes the first objective least, then the second among those that are best by the first, and so on. `start` is a
 * solution that is known (what stands); the answer is never worse than it. `secondsLeft` says how long there is still.
 */
export function solveInTurn(
  highs: Highs,
  linear: LinearModel,
  objectives: readonly Objective[],
  start: Float64Array,
  secondsLeft: () => number,
): Solved {
  const costs = objectives.map((objective) => costsOf(objective, linear.columns));
  let values = start;
  let bound = 0;
  let proven = true;
  const model = highs.createModel(linear.data(highs, costs[0] ?? new Float64Array(linear.columns)));
  try {
    model.options.set({ output_flag: false, random_seed: SEED, mip_rel_gap: 0, mip_abs_gap: SAME / 10 });
    for (const [turn, cost] of costs.entries()) {
      const least = solveOnce(highs, model, cost, values, secondsLeft);
      values = least.values;
      if (turn === 0) bound = least.bound;
      proven &&= least.proven;
      if (!proven) break;
      pin(model, cost, worth(cost, values));
    }
  } finally {
    model.dispose();
  }
  return { values, bound, proven };
}

function costsOf(objective: Objective, columns: number): Float64Array {
  const costs = new Float64Array(columns);
  for (const [column, cost] of objective) costs[column] = cost;
  return costs;
}

const worth = (cost: Float64Array, values: Float64Array): number =>
  cost.reduce((sum, one, column) => sum + one * (values[column] ?? 0), 0);

function solveOnce(
  highs: Highs,
  model: Model,
  cost: Float64Array,
  start: Float64Array,
  secondsLeft: () => number,
): { readonly values: Float64Array; readonly bound: number; readonly proven: boolean } {
  const known = worth(cost, start);
  // Nothing is less than nothing: where what is known costs nothing there is nothing to look for.
  if (cost.every((one) => one >= 0) && known <= SAME) return { values: start, bound: 0, proven: true };
  const left = secondsLeft();
  if (left <= 0) return { values: start, bound: leastThinkable(cost), proven: false };
  model.changeColsCost({ kind: 'range', from: 0, to: cost.length - 1 }, cost);
  model.zeroAllClocks();
  model.options.set({ time_limit: left });
  model.setSolution({ colValue: start });
  const { modelStatus } = model.run();
  const proven = modelStatus === highs.constants.modelStatus.optimal;
  const found = solutionOf(model, start.length);
  const dual = Number(model.info.get('mip_dual_bound'));
  const values = found !== null && worth(cost, found) < known - SAME ? found : start;
  const bound = Number.isFinite(dual) ? dual - SAME : leastThinkable(cost);
  return { values, bound: proven ? worth(cost, values) : Math.min(bound, worth(cost, values)), proven };
}

/** What no solution can be less than, without looking: nothing of what costs. */
const leastThinkable = (cost: Float64Array): number => (cost.some((one) => one < 0) ? -Infinity : 0);

/** The values found, on whole numbers; null where none were. */
function solutionOf(model: Model, columns: number): Float64Array | null {
  if (Number(model.info.get('primal_solution_status')) !== 2) return null;
  const { colValue } = model.getSolution();
  return colValue.length === columns ? Float64Array.from(colValue) : null;
}

/** From here on nothing that costs more by this objective is a solution. */
function pin(model: Model, cost: Float64Array, value: number): void {
  const indices = [...cost.keys()].filter((column) => cost[column] !== 0);
  model.addRow(-Infinity, value + SAME / 2, { indices, values: indices.map((column) => cost[column] ?? 0) });
}

/**
 * The solver; it finds its compiled part beside itself in the package. Its types say that it is CommonJS, where the loader
 * would be a field; what Node imports is the module whose default it is, and that is said here.
 */
export function loadSolver(): Promise<Highs> {
  const load: unknown = loadHighs;
  return (load as () => Promise<Highs>)();
}
