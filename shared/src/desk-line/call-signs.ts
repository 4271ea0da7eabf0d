import type { DeskContext, Token } from './reading.ts';

type Team = DeskContext['teams'][number];

/** What one or two words at the front mean as a call sign. `said` is the call sign in full; `length` the words taken. */
export type CallSign =
  | { readonly kind: 'team'; readonly team: Team; readonly said: string; readonly length: number }
  | { readonly kind: 'many'; readonly teams: readonly Team[]; readonly length: number }
  /** Has the form of a call sign, but no team here answers to it. */
  | { readonly kind: 'unknown'; readonly said: string; readonly length: number }
  | { readonly kind: 'none' };

/**
 * Reads a call sign: "mike 20", "mike20", "m20" for MIKE 20, "control" for a call sign without a number. One that is
 * nobody's own but lies in the ten of a team's round number is a member of that team: m22 is MIKE 22 of MIKE 20.
 */
export function callSignAt(tokens: readonly Token[], teams: readonly Team[]): CallSign {
  const first = tokens[0]?.key ?? '';
  const whole = teams.find((team) => team.callSign.toLowerCase() === first);
  if (whole !== undefined) return { kind: 'team', team: whole, said: whole.callSign, length: 1 };
  const joined = /^([a-z]{1,12})-?(\d{1,3})$/.exec(first);
  if (joined !== null) return resolve(joined[1] ?? '', joined[2] ?? '', teams, 1);
  const second = tokens[1]?.key ?? '';
  const isWord = teams.some((team) => partsOf(team)?.word === first);
  return isWord && /^\d{1,3}$/.test(second) ? resolve(first, second, teams, 2) : { kind: 'none' };
}

function resolve(letters: string, digits: string, teams: readonly Team[], length: number): CallSign {
  const named = teams.flatMap((team) => {
    const parts = partsOf(team);
    return parts !== undefined && parts.word.startsWith(letters) ? [{ team, ...parts }] : [];
  });
  const exact = named.filter((one) => Number(one.digits) === Number(digits));
  const ten = named.filter((one) => one.digits.endsWith('0') && one.digits.slice(0, -1) === digits.slice(0, -1));
  const found = exact.length > 0 ? exact : digits.length > 1 ? ten : [];
  const [only] = found;
  if (only === undefined) return { kind: 'unknown', said: `${letters}${digits}`.toUpperCase(), length };
  if (found.length > 1) return { kind: 'many', teams: found.map((one) => one.team), length };
  const said = exact.length > 0 ? only.team.callSign : `${only.word} ${digits}`.toUpperCase();
  return { kind: 'team', team: only.team, said, length };
}

function partsOf(team: Team): { readonly word: string; readonly digits: string } | undefined {
  const match = /^([a-z]+)[ -]?(\d{1,3})$/.exec(team.callSign.toLowerCase());
  return match === null ? undefined : { word: match[1] ?? '', digits: match[2] ?? '' };
}
