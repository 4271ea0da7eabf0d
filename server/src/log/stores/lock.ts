import Database from 'libsql';
import { join } from 'node:path';
import { LockTaken } from '../errors.ts';

/** Holds a data folder for this process; the operating system lets go of it when the process ends, however it ends. */
export interface DataLock {
  release(): void;
}

/** Takes the lock of a data folder. Throws LockTaken when another process (or this one already) holds it. */
export function lockDataFolder(folder: string): DataLock {
  const file = new Database(join(folder, 'lock.db'));
  try {
    file.exec('BEGIN EXCLUSIVE');
  } catch (cause) {
    file.close();
    throw new LockTaken(
      `Another Muster is running on ${folder}. Stop it first, or give this one a folder of its own.`,
      {
        cause,
      },
    );
  }
  // Closing alone would leave the file locked until the garbage collector has met the last statement.
  const release = () => {
    file.exec('ROLLBACK');
    file.close();
  };
  return { release };
}
