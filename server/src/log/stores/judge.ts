import type { AppendOutcome, Commit } from '../store.ts';

/** What a store knows at the moment of judging one commit. */
export interface Standing {
  /** The version of the stream's newest commit, 0 for none. */
  headVersion(stream: string): number;
  hasCommand(stream: string, commandId: string): boolean;
}

/**
 * Judges a batch in order against a store that can answer at once, calling `insert` for each commit that may stand.
 * The order of the questions matters: a repeat is told that its command is known even when its version is taken too.
 */
export function judgeBatch(
  commits: readonly Commit[],
  standing: Standing,
  insert: (commit: Commit) => void,
): readonly AppendOutcome[] {
  const stopped = new Set<string>();
  return commits.map((commit) => {
    const outcome = stopped.has(commit.stream) ? 'version-taken' : judge(commit, standing);
    if (outcome === 'recorded') insert(commit);
    else stopped.add(commit.stream);
    return outcome;
  });
}

function judge({ stream, version, commandId }: Commit, standing: Standing): AppendOutcome {
  if (standing.hasCommand(stream, commandId)) return 'command-taken';
  return version === standing.headVersion(stream) + 1 ? 'recorded' : 'version-taken';
}
