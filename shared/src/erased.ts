/** What stands in the place of a fact whose key was destroyed: it was once recorded, and nobody can read it again. */
export const ERASED = { erased: true } as const;

/** A value that was erased. Every type with a sealed field admits it. */
export type Erased = typeof ERASED;

/** Says whether a value is the mark of an erased fact; anything else, null and plain objects too, is not. */
export function isErased(value: unknown): value is Erased {
  return typeof value === 'object' && value !== null && 'erased' in value && value.erased === true;
}
