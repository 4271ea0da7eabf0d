/** Who wants to hear of a change. A listener that stops listening while being told is not told again. */
export class Listeners {
  readonly #all = new Set<() => void>();

  /** Adds a listener; the answer takes it away again. */
  readonly add = (listener: () => void): (() => void) => {
    this.#all.add(listener);
    return () => this.#all.delete(listener);
  };

  tell(): void {
    for (const listener of this.#all) listener();
  }
}
