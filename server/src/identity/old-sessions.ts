const DAY = 86_400_000;

export interface OldSessionsParts {
  /** The first day whose sessions may still run ("2026-11-24"). */
  readonly oldestDay: () => string;
  /** Drops every day before it whole. */
  readonly dropBefore: (day: string) => Promise<void>;
  /** Calls back once, after so many milliseconds; returns how to call it off. */
  readonly after: (milliseconds: number, callback: () => void) => () => void;
  readonly report: (error: unknown) => void;
}

/**
 * Drops the days of sessions that are over, at once and then daily, so that they take neither memory nor disk (DESIGN,
 * idea 1). One that could not be dropped is tried again the day after. Returns how to stop; it waits for what is under way.
 */
export function dropOldSessions({ oldestDay, dropBefore, after, report }: OldSessionsParts): () => Promise<void> {
  let callOff: () => void = () => undefined;
  let under = Promise.resolve();
  const round = (): void => {
    under = dropBefore(oldestDay()).catch(report);
    callOff = after(DAY, round);
  };
  round();
  return async () => {
    callOff();
    await under;
  };
}
