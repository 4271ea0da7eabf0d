import type { AudienceClass } from '#server/access/audiences.ts';
import type { LeafPath } from './leaves.ts';

/** Who may learn one thing, in words; see `visibility-table.ts`. */
export type Who = string;
export type Row<T> = Readonly<Record<LeafPath<T>, Who>>;

const WORDS: Readonly<Record<string, readonly AudienceClass[]>> = {
  command: ['lead', 'desk', 'loggist', 'observer'],
  lead: ['lead'],
  desk: ['desk'],
  team: ['team'],
  agency: ['agency'],
  unit: ['unit'],
  person: ['person'],
  answer: ['workerAnswer'],
  pass: ['workerPass'],
  coordinator: ['coordinator'],
  administrator: ['administrator'],
  picker: ['picker'],
  nobody: [],
};

/** The classes that a line names. */
export const classesOf = (who: Who): ReadonlySet<AudienceClass> =>
  new Set(
    who.split(' ').flatMap((word) => {
      const classes = WORDS[word];
      if (classes === undefined) throw new Error(`The table has a word that is no audience: ${word}`);
      return classes;
    }),
  );
