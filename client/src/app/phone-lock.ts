/**
 * The phone's lock. A locked phone writes and does not read, and only a new sign-in opens it: the lock is kept with the
 * session it was set in, so that loading the page again does not open it. Neither says anything of anybody.
 */
const LOCKED = 'muster.phone.locked';
const SESSION = 'muster.phone.session';

/** Without a touch for this long (ms) the phone locks: GUARANTEES section 5, "lock 2 min phone". */
export const IDLE_LIMIT = 120_000;

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/**
 * Whether the phone is locked. `session` is the end (ms) of the session that is open, as the server told it: another one
 * than last time means that somebody has signed in since. Null where that cannot be asked.
 */
export function isLocked(store: Store, session: number | null): boolean {
  if (session !== null && store.getItem(SESSION) !== String(session)) {
    store.setItem(SESSION, String(session));
    store.removeItem(LOCKED);
  }
  return store.getItem(LOCKED) !== null;
}

export const setLocked = (store: Store): void => store.setItem(LOCKED, '1');

/** The lock of this very device. */
export const deviceLock: Store = lockStore(() => window.localStorage);

/** The device's own store, or one that lasts as long as the page where the device forbids storage. */
export function lockStore(storage: () => Storage): Store {
  const memory = new Map<string, string>();
  const tried = <T>(act: () => T, otherwise: () => T): T => {
    try {
      return act();
    } catch {
      return otherwise();
    }
  };
  return {
    getItem: (key) =>
      tried(
        () => storage().getItem(key),
        () => memory.get(key) ?? null,
      ),
    setItem: (key, value) =>
      tried(
        () => storage().setItem(key, value),
        () => void memory.set(key, value),
      ),
    removeItem: (key) =>
      tried(
        () => storage().removeItem(key),
        () => void memory.delete(key),
      ),
  };
}
