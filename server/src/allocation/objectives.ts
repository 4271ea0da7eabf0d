import type { Component } from './components.ts';
import type { Objective } from './linear-model.ts';
import type { Building } from './network.ts';
import { MINUTE, type Problem } from './problem.ts';

/** Somebody missing: the row in which they are, how many at most, and what one of them costs in weighted milliseconds. */
export interface Slack {
  readonly row: number;
  readonly wanted: number;
  readonly cost: number;
}

/** A change must weigh so many minutes at least beside what is uncovered, or the solver could not tell them apart. */
const LEAST_WEIGHT = 0.01;
/** What the solver's arithmetic may be off, in steps. */
const NEARLY = 1e-6;

/**
 * What is made least, in turn: what is uncovered (weighted minutes), changes, overtime. Everything uncovered is a multiple of
 * one step; where all changes together can weigh less than that step and still be told apart, the first two are one
 * objective, which halves the work. `leastOf` makes a bound of the first objective one of what is uncovered.
 */
export function objectivesOf(
  { changes, overtime }: Building,
  slack: ReadonlyMap<number, Slack>,
  component: Component,
  problem: Problem,
): { readonly objectives: readonly Objective[]; readonly leastOf: (bound: number) => number } {
  const step = [...slack.values()].reduce((common, { cost }) => greatestCommon(common, cost), 0) / MINUTE;
  // Whoever begins somewhere covers somebody missing, and nobody gives up more than is held.
  const wanted = [...slack.values()].reduce((sum, one) => sum + one.wanted, 0);
  const held = component.units.reduce((sum, unit) => sum + (problem.units[unit]?.holds.length ?? 0), 0);
  const weight = step / (wanted + held + 1);
  const missing = new Map([...slack].map(([column, { cost }]) => [column, cost / MINUTE]));
  if (weight < LEAST_WEIGHT)
    return { objectives: [missing, changes, overtime], leastOf: (bound) => Math.ceil(bound / step - NEARLY) * step };
  const weighted = [...changes].map(([column, cost]) => [column, cost * weight] as const);
  return {
    objectives: [new Map([...missing, ...weighted]), overtime],
    leastOf: (bound) => Math.floor(bound / step + NEARLY) * step,
  };
}

function greatestCommon(one: number, other: number): number {
  let [a, b] = [one, other];
  while (b !== 0) [a, b] = [b, a % b];
  return a;
}
