import type { Refusal } from '#shared/refusals.ts';

/** How this client stands to the server. Times are ms since 1970 by the server's clock, as far as it is known. */
export type ConnectionState =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'connected' }
  /** An answer is taking, or has just taken, this long (ms). */
  | { readonly kind: 'slow'; readonly delay: number }
  | { readonly kind: 'offline'; readonly since: number }
  /** The session is over; only signing in opens it again. */
  | { readonly kind: 'out'; readonly refusal: Refusal };

/** Where a stream that a page follows stands. */
export type Joined = 'joining' | 'joined' | { readonly refused: Refusal };
