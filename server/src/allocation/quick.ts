import type { Component } from './components.ts';
import { stretchesOf, uncoveredOf } from './cover.ts';
import { inTime } from './journeys.ts';
import {
  apart,
  holdsAll,
  meets,
  MINUTE,
  type Change,
  type Holding,
  type Need,
  type Placement,
  type Problem,
  type Span,
  type Unit,
} from './problem.ts';
import { weightAt } from './urgency.ts';

/**
 * The least that can be uncovered, by counting heads: at no moment are there more people at work than there are at all, and
 * were each of them where it weighs most, what is left is uncovered. In weighted minutes; for when there is no time for more.
 */
export function leastByHeads(problem: Problem, { needs, units }: Component): number {
  const people = units.flatMap((index) => problem.units[index] ?? []);
  const fixed = problem.fixed.filter(({ need, counts }) => counts && needs.includes(need));
  const windows = needs.flatMap((index) => problem.needs[index] ?? []);
  const spans: readonly Span[] = [...windows, ...fixed, ...people.flatMap((unit) => [...unit.spans, ...unit.holds])];
  const times = [...new Set([...spans.flatMap(({ startAt, endAt }) => [startAt, endAt]), ...problem.soon])].sort(
    (a, b) => a - b,
  );
  return times.slice(1).reduce((sum, endAt, index) => {
    const slot = { startAt: times[index] ?? endAt, endAt };
    const heads = headsIn(people, fixed, slot);
    const wanted = windows
      .filter((need) => holdsAll(need, slot))
      .flatMap((need) => Array.from({ length: need.number }, () => weightAt(need, slot.startAt, problem.soon)))
      .sort((a, b) => b - a);
    return sum + wanted.slice(heads).reduce((all, weight) => all + weight, 0) * ((endAt - slot.startAt) / MINUTE);
  }, 0);
}

function headsIn(people: readonly Unit[], fixed: readonly Holding[], slot: Span): number {
  const free = people.filter(({ spans, holds }) => [...spans, ...holds].some((span) => holdsAll(span, slot)));
  const many = free.reduce((sum, { ids }) => sum + ids.length, 0);
  return many + fixed.filter((one) => meets(one, slot)).length;
}

/**
 * A first answer without any search: the needs that weigh most are given, one after the other, whoever is free and comes
 * in time. Nobody is taken from anywhere. For when there is no time for more.
 */
export function firstCome(problem: Problem, { needs, units }: Component): readonly Change[] {
  const days = units.flatMap((index) => {
    const unit = problem.units[index];
    return unit?.kind === 'free' ? unit.ids.map((personId) => ({ unit, personId, placed: [] as Placement[] })) : [];
  });
  const there = new Map(needs.map((index) => [index, thereIn(problem, units, index)]));
  const inOrder = [...needs].sort((a, b) => (problem.needs[b]?.weight ?? 0) - (problem.needs[a]?.weight ?? 0) || a - b);
  for (const index of inOrder)
    for (const { unit, personId, placed } of days) {
      const need = problem.needs[index];
      const known = there.get(index) ?? [];
      if (need === undefined || !unit.fits.includes(index) || uncoveredOf(problem, need, known) === 0) continue;
      const hours = missingHours(need, known, unit);
      const change = {
        personId,
        kept: unit.holds,
        ended: [],
        placed: [...placed, ...hours.map((span) => ({ personId, need: index, ...span }))],
      };
      if (hours.length === 0 || !canBe(change, problem)) continue;
      placed.push(...change.placed.slice(placed.length));
      there.set(index, [...known, ...hours]);
    }
  return days.map(({ unit, personId, placed }) => ({ personId, kept: unit.holds, ended: [], placed }));
}

/** From the first moment at which somebody is missing to the last, where the unit is free for all of it. */
function missingHours(need: Need, known: readonly Span[], { spans }: Unit): readonly Span[] {
  const short = stretchesOf(need, known).filter(({ there }) => there < need.number);
  const [first, last] = [short[0], short.at(-1)];
  if (first === undefined || last === undefined) return [];
  const hours = { startAt: first.startAt, endAt: last.endAt };
  return spans.some((span) => holdsAll(span, hours)) ? [hours] : [];
}

const thereIn = (problem: Problem, units: readonly number[], index: number): readonly Span[] =>
  [...problem.fixed, ...units.flatMap((unit) => problem.units[unit]?.holds ?? [])].filter(
    ({ need, counts }) => counts && need === index,
  );

/** Whether a day can be done as it stands: in time, in one place at a time, on one side. */
function canBe(change: Change, problem: Problem): boolean {
  const day = [...change.kept, ...change.placed];
  const side = (need: number) => problem.needs[need]?.worksWith ?? 'either';
  const clash = day.some((one, at) =>
    day.some((other, to) => at < to && (meets(one, other) || apart(side(one.need), side(other.need)))),
  );
  const same = inTime(change, problem).placed;
  return (
    !clash &&
    same.length === change.placed.length &&
    same.every((one) => change.placed.some((other) => other.need === one.need && other.startAt === one.startAt))
  );
}
