import type { Change } from './frames.ts';

/** How one audience begins: anew with the whole of it, or going on from what is here. */
export type Begun =
  | { readonly kind: 'welcome'; readonly instance: string; readonly change: Change }
  | { readonly kind: 'resume'; readonly instance: string; readonly changes: readonly Change[] };

/** Where the records of a followed stream go. */
export interface Sink {
  /** Sets which audiences feed the sink; what came from any other is to be forgotten. */
  begin(audiences: readonly Begun[]): void;
  /** One frame of an audience that has begun, in its order. */
  apply(instance: string, change: Change): void;
  /** The viewer is out, or may no longer see the stream: everything is to be forgotten. */
  wipe(): void;
}
