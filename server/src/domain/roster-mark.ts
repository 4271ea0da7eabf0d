import { deriveId } from '#shared/ids.ts';
import type { RosterPerson } from './agency-state.ts';

/**
 * What stands for a person as she is on the roster now: the same while nobody changes her. It is made of the state and
 * kept there alone, so that no event holds anything of a name.
 */
export const rosterMark = (person: RosterPerson): string => deriveId('person', inOrder(person), 0);

const inOrder = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
