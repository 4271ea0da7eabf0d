/**
 * What a person may do so often. Parts of a file have an allowance of their own: a large file goes in at a steady pace,
 * and neither uses up what its sender needs for anything else nor waits for it. So do pieces of a map: whoever drags it
 * about for half a minute must still be able to call for help.
 */
export type Allowance = 'person' | 'imports' | 'maps';

const IMPORTS: readonly unknown[] = ['ImportRows', 'TakeBackRows', 'ImportPeople', 'TakeBackPeople'];

/** The allowance that a command is counted against, from a message that nobody has parsed yet. */
export function allowanceOf(message: unknown): Allowance {
  const type = typeof message === 'object' && message !== null && 'type' in message ? message.type : undefined;
  return IMPORTS.includes(type) ? 'imports' : 'person';
}
