import type * as z from 'zod/mini';
import type { Choice } from '../../ui/SelectField.tsx';

/** One field that can be set for many rows at once, and the way to type its value. */
export type BulkField = {
  /** The field's name in the record. */
  readonly name: string;
  /** "Team". */
  readonly label: string;
} & (
  | { readonly kind: 'choice'; readonly choices: readonly Choice[]; readonly toField: (choice: string) => unknown }
  | { readonly kind: 'offset' }
  | { readonly kind: 'text'; readonly schema: z.ZodMiniType<string>; readonly limit: number }
);
