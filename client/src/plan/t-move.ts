import type { PlanData } from './plan-data.ts';
import { agencyName } from './plan-data.ts';
import { staffRoleWords } from '../words/labels.ts';
import { minute } from '../format/zone.ts';

/** Somebody whose yes a move of T touches. */
export interface Touched {
  readonly id: string;
  /** "Interpreter, Harbour Support · Romanian desk". */
  readonly who: string;
  /** How far they can follow a move of T; undefined where that stays between them and their agency. */
  readonly slackMinutes: number | undefined;
}

export interface TMoveEffect {
  /** Their yes holds only within a slack that is smaller than the move: they are asked again. */
  readonly askedAgain: readonly Touched[];
  /** They said yes, and how far they can follow is not shown here: they are asked again if the move is further. */
  readonly perhaps: readonly Touched[];
  /** Their yes holds. */
  readonly holding: readonly Touched[];
  /** Not yet answered: their hours move with T, and they are told. */
  readonly moved: readonly Touched[];
}

/**
 * Whom a move of T touches, counted from where T stands now. A person who said yes before an earlier move may be asked
 * again sooner: the server counts from where T stood when the yes was given.
 */
export function tMoveEffect(data: PlanData, to: number): TMoveEffect {
  const from = data.operation.t ?? null;
  const shift = from === null ? 0 : Math.abs(to - from);
  const live = [...data.assignments].flatMap(([id, one]) => {
    if (one.presence === 'stood_down') return [];
    const role = one.role === undefined ? 'Someone' : staffRoleWords[one.role];
    const who = `${role}, ${agencyName(data, one.agencyId, one.unitId)}`;
    return [{ id, who, slackMinutes: one.slackMinutes, answer: one.answer }];
  });
  const yes = live.filter(({ answer }) => answer === 'confirmed');
  const followed = (one: Touched): 'yes' | 'no' | 'unknown' => {
    if (shift === 0) return 'yes';
    if (one.slackMinutes === undefined) return 'unknown';
    return shift > one.slackMinutes * minute ? 'no' : 'yes';
  };
  return {
    askedAgain: yes.filter((one) => followed(one) === 'no'),
    perhaps: yes.filter((one) => followed(one) === 'unknown'),
    holding: yes.filter((one) => followed(one) === 'yes'),
    moved: shift === 0 ? [] : live.filter(({ answer }) => answer === 'put_forward' || answer === 'asked_again'),
  };
}

/** People of one role and agency in one line: "2 × Interpreter, Harbour Support". */
export function grouped(people: readonly Touched[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { who } of people) counts.set(who, (counts.get(who) ?? 0) + 1);
  return [...counts].map(([who, count]) => (count === 1 ? who : `${count} × ${who}`));
}
