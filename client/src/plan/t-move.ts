import type { PlanData } from './plan-data.ts';
import { agencyName } from './plan-data.ts';
import { staffRoleWords } from '../words/labels.ts';
import { minute } from '../format/zone.ts';

/** Somebody whose yes a move of T touches. */
export interface Touched {
  readonly id: string;
  /** "Interpreter, Harbour Support · Romanian desk". */
  readonly who: string;
  readonly slackMinutes: number;
}

export interface TMoveEffect {
  /** Their yes holds only within a slack that is smaller than the move: they are asked again. */
  readonly askedAgain: readonly Touched[];
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
    return [{ id, who, slackMinutes: one.slackMinutes ?? 0, answer: one.answer }];
  });
  const yes = live.filter(({ answer }) => answer === 'confirmed');
  const beyond = ({ slackMinutes }: Touched): boolean => shift > slackMinutes * minute;
  return {
    askedAgain: yes.filter(beyond),
    holding: yes.filter((one) => !beyond(one)),
    moved: shift === 0 ? [] : live.filter(({ answer }) => answer === 'put_forward' || answer === 'asked_again'),
  };
}
