/** A Dockerfile as far as ours may use the language: anything else is a fault, so nothing in it goes unread. */

export interface Instruction {
  readonly name: string;
  /** `--from=build` as ["from", "build"]. */
  readonly flags: ReadonlyMap<string, string>;
  readonly rest: string;
}
export interface Stage {
  readonly image: string;
  /** "" for the last one, which nobody refers to. */
  readonly alias: string;
  readonly instructions: readonly Instruction[];
}

const KNOWN = new Set([
  'FROM',
  'WORKDIR',
  'COPY',
  'RUN',
  'ENV',
  'USER',
  'VOLUME',
  'EXPOSE',
  'STOPSIGNAL',
  'HEALTHCHECK',
  'CMD',
]);

/** Reads the stages. Throws on an instruction that is not known here, and on a line before the first FROM. */
export function readDockerfile(text: string): readonly Stage[] {
  const stages: { image: string; alias: string; instructions: Instruction[] }[] = [];
  for (const line of text.replaceAll(/\\\n/g, ' ').split('\n')) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const instruction = readLine(line);
    if (instruction.name === 'FROM') {
      const [image = '', as, alias = ''] = instruction.rest.split(/\s+/);
      if (as !== undefined && as !== 'AS') throw new Error(`FROM is followed by ${as}`);
      stages.push({ image, alias, instructions: [] });
      continue;
    }
    const stage = stages.at(-1);
    if (stage === undefined) throw new Error(`${instruction.name} stands before the first FROM`);
    stage.instructions.push(instruction);
  }
  return stages;
}

function readLine(line: string): Instruction {
  const [, name = '', after = ''] = /^([A-Z]+)\s+(.*)$/.exec(line) ?? [];
  if (!KNOWN.has(name)) throw new Error(`"${line}" is no instruction that is known here`);
  const flags = new Map<string, string>();
  let rest = after;
  for (let flag = takeFlag(rest); flag !== null; flag = takeFlag(rest)) {
    flags.set(flag.name, flag.value);
    rest = flag.rest;
  }
  return { name, flags, rest };
}

function takeFlag(text: string): { readonly name: string; readonly value: string; readonly rest: string } | null {
  const [whole = '', name = '', value = ''] = /^--([a-z-]+)=(\S+)\s+/.exec(text) ?? [];
  return whole === '' ? null : { name, value, rest: text.slice(whole.length) };
}

/** `COPY a b ./` as [["a", "b"], "./"]. */
export function copied(instruction: Instruction): { readonly sources: readonly string[]; readonly target: string } {
  const words = instruction.rest.split(/\s+/);
  return { sources: words.slice(0, -1), target: words.at(-1) ?? '' };
}

/** The words of a command in its exec form; null where it is in the shell's. */
export function execForm(rest: string): readonly string[] | null {
  try {
    const words: unknown = JSON.parse(rest);
    return Array.isArray(words) && words.every((word) => typeof word === 'string') ? words : null;
  } catch {
    return null;
  }
}

/** What ENV sets in a stage. */
export function environmentOf(stage: Stage): Readonly<Record<string, string>> {
  const lines = stage.instructions.filter(({ name }) => name === 'ENV').flatMap(({ rest }) => rest.split(/\s+/));
  return Object.fromEntries(lines.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]));
}

/** The last instruction of a name in a stage, as it counts. */
export const lastOf = (stage: Stage, name: string): string | undefined =>
  stage.instructions.findLast((instruction) => instruction.name === name)?.rest;

/** The words of the health check's command; null where there is none in the exec form. */
export function healthCheck(stage: Stage): readonly string[] | null {
  const rest = lastOf(stage, 'HEALTHCHECK');
  return rest?.startsWith('CMD ') === true ? execForm(rest.slice('CMD '.length)) : null;
}
