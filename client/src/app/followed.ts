import type { Joined } from '../connection/connection-state.ts';
import { Listeners } from '../connection/listeners.ts';
import { RecordStore } from '../store/record-store.ts';
import type { Followed } from './client.ts';

/** An empty store for one stream, not yet joined unless told. */
export function newFollowed(start: Joined = 'joining'): Followed {
  const listeners = new Listeners();
  let joined = start;
  return {
    records: new RecordStore(),
    joined: () => joined,
    onJoined: listeners.add,
    setJoined: (next) => {
      joined = next;
      listeners.tell();
    },
  };
}
