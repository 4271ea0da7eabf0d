import type mongoose from 'mongoose';
import type { KeyStore, WrappedKey } from '../store.ts';
import { isDuplicate, onMongo, READ_CONCERN, SETTLING_READ, WRITE_CONCERN } from './mongo-connection.ts';

interface KeyDocument {
  readonly _id: string;
  readonly wrapped: Uint8Array;
}

const WRITE = { writeConcern: WRITE_CONCERN, upsert: true } as const;

/** Keeps data keys in a database of their own beside the log's, so that a copy of the log holds none. */
export function openMongoKeyStore(connection: mongoose.Connection): KeyStore {
  return new MongoKeyStore(connection);
}

class MongoKeyStore implements KeyStore {
  readonly #keys: mongoose.mongo.Collection<KeyDocument>;

  constructor(connection: mongoose.Connection) {
    this.#keys = connection.getClient().db(`${connection.name}_keys`).collection<KeyDocument>('keys');
  }

  async get(keyId: string): Promise<Uint8Array | undefined> {
    const document = await onMongo(() => this.#keys.findOne({ _id: keyId }, SETTLING_READ));
    return document?.wrapped;
  }

  async put(keyId: string, wrapped: Uint8Array): Promise<Uint8Array> {
    await onMongo(async () => {
      try {
        await this.#keys.updateOne({ _id: keyId }, { $setOnInsert: { wrapped: Buffer.from(wrapped) } }, WRITE);
      } catch (error) {
        // Two first writers at once: the other's stands, and is read below.
        if (!isDuplicate(error)) throw error;
      }
    });
    return (await this.get(keyId)) ?? wrapped;
  }

  async destroy(keyId: string, mark: Uint8Array): Promise<void> {
    await this.replaceAll([{ keyId, wrapped: mark }]);
  }

  async all(): Promise<readonly WrappedKey[]> {
    const documents = await onMongo(() =>
      this.#keys.find({}, { readConcern: READ_CONCERN, promoteBuffers: true }).toArray(),
    );
    return documents.map(({ _id, wrapped }) => ({ keyId: _id, wrapped }));
  }

  async replaceAll(keys: readonly WrappedKey[]): Promise<void> {
    for (const { keyId, wrapped } of keys) {
      await onMongo(() => this.#keys.updateOne({ _id: keyId }, { $set: { wrapped: Buffer.from(wrapped) } }, WRITE));
    }
  }

  /** The connection is the log's, and closed with it. */
  async close(): Promise<void> {}
}
