/**
 * The store could not confirm a write or answer a read: full disk, lost connection, a rival holding the file.
 * Nothing is half done. It does not say that nothing was written: a connection can die after the write and before
 * its answer, so whoever catches it reads on from the head it knows before it decides anything again.
 */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}

/**
 * A stream that cannot be trusted: its chain does not hold, a seal does not open, or it is shorter than what is known
 * to have been recorded. Names the stream, the version and the reason; never carries content.
 */
export class DamagedLog extends Error {
  override readonly name = 'DamagedLog';
  readonly stream: string;
  readonly version: number;
  readonly reason: string;

  constructor(stream: string, version: number, reason: string) {
    super(`The log of ${stream} is damaged at version ${version}: ${reason}.`);
    this.stream = stream;
    this.version = version;
    this.reason = reason;
  }
}

/** An event that this release does not know, by type or because its version is newer than ours. */
export class UnknownEvent extends Error {
  override readonly name = 'UnknownEvent';
  readonly eventType: string;
  readonly eventVersion: number;

  constructor(eventType: string, eventVersion: number) {
    super(`This release does not know the event ${eventType} in version ${eventVersion}.`);
    this.eventType = eventType;
    this.eventVersion = eventVersion;
  }
}

/** A key that may not be used, or keys that are missing. The message is for the person who starts the server. */
export class KeyRefused extends Error {
  override readonly name = 'KeyRefused';
}

/** Another node holds the data folder. */
export class LockTaken extends Error {
  override readonly name = 'LockTaken';
}
