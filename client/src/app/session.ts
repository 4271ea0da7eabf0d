import { me, type Answer, type Me } from '../connection/api.ts';
import { Listeners } from '../connection/listeners.ts';
import type { Refusal } from '#shared/refusals.ts';

/** Whether somebody is signed in here, as far as is known. */
export type SessionState =
  | { readonly kind: 'checking' }
  | { readonly kind: 'in'; readonly me: Me }
  /** No contact: who is here cannot be asked. The cookie may still be good. */
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'out'; readonly refusal: Refusal };

/** Who is signed in; asked of the server at the start, after it was out of reach, and when roles may have changed. */
export class Session {
  readonly #ask: () => Promise<Answer<Me>>;
  readonly #listeners = new Listeners();
  #state: SessionState = { kind: 'checking' };
  #asking: Promise<void> | undefined;

  readonly onState = this.#listeners.add;
  readonly state = (): SessionState => this.#state;

  constructor(ask: () => Promise<Answer<Me>> = me) {
    this.#ask = ask;
  }

  /** Asks the server who is here. Asking twice at once asks once. */
  readonly check = (): Promise<void> => {
    this.#asking ??= this.#check().finally(() => {
      this.#asking = undefined;
    });
    return this.#asking;
  };

  /** The server said, by whatever way, that the session is over. */
  readonly ended = (refusal: Refusal): void => this.#change({ kind: 'out', refusal });

  async #check(): Promise<void> {
    const answer = await this.#ask();
    if (answer.ok) return this.#change({ kind: 'in', me: answer.value });
    if (answer.refusal.code === 'signed_out') return this.ended(answer.refusal);
    // Whoever was here a moment ago still is, as far as anybody knows.
    if (this.#state.kind !== 'in') this.#change({ kind: 'unreachable' });
  }

  #change(state: SessionState): void {
    if (this.#state.kind === 'out') return;
    this.#state = state;
    this.#listeners.tell();
  }
}
