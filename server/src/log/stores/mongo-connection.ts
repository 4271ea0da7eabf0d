import mongoose from 'mongoose';
import { StoreUnavailable } from '../errors.ts';
import { PlannedFault } from '../store.ts';

/** How every write is acknowledged: by a majority of the nodes, each with it in its journal. */
export const WRITE_CONCERN = { w: 'majority', j: true } as const;
/** How a stream is read: only what no failover can take back. */
export const READ_CONCERN = { level: 'majority' } as const;
/** How one document is read when the question is whether our own write stands: after all that came before it. */
export const SETTLING_READ = {
  readConcern: { level: 'linearizable' },
  maxTimeMS: 5_000,
  promoteBuffers: true,
} as const;

const PATIENCE_MS = 3_000;

/**
 * Connects to MongoDB. No command waits in a buffer during an outage. Some settings in the address win over those in
 * code, so what has come out is checked, and one write and one read are tried. Throws StoreUnavailable.
 */
export async function connectMongo(uri: string): Promise<mongoose.Connection> {
  const connection = mongoose.createConnection(uri, {
    bufferCommands: false,
    autoIndex: false,
    autoCreate: false,
    monitorCommands: true,
    retryWrites: true,
    writeConcern: WRITE_CONCERN,
    readConcern: READ_CONCERN,
    readPreference: 'primary',
    serverSelectionTimeoutMS: PATIENCE_MS,
    socketTimeoutMS: 10 * PATIENCE_MS,
  });
  // Lost connections show in the answers to commands; without a listener they would end the process.
  connection.on('error', () => undefined);
  try {
    await connection.asPromise();
    checkConcerns(connection);
    await tryConcerns(connection);
    return connection;
  } catch (error) {
    await connection.close();
    throw asUnavailable(error);
  }
}

function checkConcerns(connection: mongoose.Connection): void {
  const { writeConcern, readConcern, readPreference } = connection.getClient().options;
  const faults = [
    writeConcern?.w === 'majority' ? '' : 'w=majority',
    writeConcern?.journal === true ? '' : 'journal=true',
    readConcern?.level === 'majority' ? '' : 'readConcernLevel=majority',
    readPreference.mode === 'primary' ? '' : 'readPreference=primary',
  ].filter((fault) => fault !== '');
  if (faults.length > 0) {
    throw new StoreUnavailable(
      `The address of MongoDB sets less than the log needs. It must be: ${faults.join(', ')}.`,
    );
  }
}

async function tryConcerns(connection: mongoose.Connection): Promise<void> {
  const probe = connection.collection<{ _id: string; at: number }>('probe');
  await probe.updateOne({ _id: 'start' }, { $inc: { at: 1 } }, { upsert: true, writeConcern: WRITE_CONCERN });
  await probe.findOne({ _id: 'start' }, { readConcern: READ_CONCERN });
}

/** True when the server says that a unique key is taken. */
export function isDuplicate(error: unknown): boolean {
  return error instanceof mongoose.mongo.MongoServerError && error.code === 11_000;
}

/** What the driver throws, and a planned fault, as StoreUnavailable; anything else is a mistake of ours and stays. */
export function asUnavailable(error: unknown): unknown {
  const theirs = error instanceof mongoose.mongo.MongoError || error instanceof mongoose.MongooseError;
  if (!theirs && !(error instanceof PlannedFault) && !isSocketError(error)) return error;
  // The driver's text can repeat what was sent: only its name is kept in ours.
  return new StoreUnavailable(`MongoDB could not confirm (${nameOf(error)}).`, { cause: error });
}

/** A connection that dies between two commands reaches us as the system's own error: the driver does not wrap it. */
function isSocketError(error: unknown): boolean {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && /^(E[A-Z]+|ERR_(STREAM|SOCKET)_[A-Z_]+)$/.test(code);
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'a lost connection';
}

/** Runs a call on MongoDB with its errors turned into the log's own. */
export async function onMongo<Result>(call: () => Promise<Result>): Promise<Result> {
  try {
    return await call();
  } catch (error) {
    throw asUnavailable(error);
  }
}
