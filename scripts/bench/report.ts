/** One line of the bench: what was measured, the goal of the project's papers, and whether it was reached. */
export interface Row {
  readonly measure: string;
  readonly goal: string;
  readonly muster: string;
  /** The references' figures in the same run; empty where none applies. */
  readonly references: string;
  readonly reached: boolean;
}

export const ms = (value: number): string => `${value < 10 ? value.toFixed(1) : value.toFixed(0)} ms`;
export const times = (value: number): string => `${value.toFixed(2)} ×`;

export function printTable(rows: readonly Row[]): void {
  const heads = ['measure', 'goal', 'Muster', 'references', ''];
  const lines = rows.map((row) => [
    row.measure,
    row.goal,
    row.muster,
    row.references,
    row.reached ? 'reached' : 'MISSED',
  ]);
  const widths = heads.map((head, column) => Math.max(head.length, ...lines.map((line) => line[column]?.length ?? 0)));
  console.log('');
  for (const line of [heads, ...lines])
    console.log(line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '));
}
