import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { hex } from '#server/log/bytes.ts';
import { DATA_FILES } from '#server/log/data-folder.ts';
import { DamagedLog } from '#server/log/errors.ts';
import { parseHeadLine, type StreamHead } from '#server/log/heads.ts';
import { headsAreSigned, parseSignedHeads } from '#server/log/signed-heads.ts';
import { openLibsqlStore } from '#server/log/stores/libsql.ts';
import { verifyStreams, type StreamReport } from '#server/log/verify.ts';

const HELP = `Verifies the log of a data folder, without any key.

  npm run verify-log -- <data folder> [--heads <file>] [--key <public key>]

  --heads <file>      a list of signed heads kept elsewhere: the log must pass through each of them
  --key <public key>  the key (base64) that must have signed the list; without it the list's own key is taken,
                      which proves only that the list is whole
  --help              this text

Each stream's chain is followed from its beginning and compared with the journal of heads in the folder.
Prints one line a stream. Ends with 0 when all is well, 1 on damage, 2 when it could not look.`;

/** Ends the program because it could not look at all. */
class CannotLook extends Error {}

function journalHeads(folder: string): StreamHead[] {
  const path = join(folder, DATA_FILES.heads);
  if (!existsSync(path)) return [];
  const newest = new Map<string, StreamHead>();
  for (const row of readFileSync(path, 'latin1').split('\n')) {
    const head = parseHeadLine(row);
    if (head !== undefined) newest.set(head.stream, head);
  }
  return [...newest.values()].filter(({ version }) => version > 0);
}

function listedHeads(path: string, key: string | undefined): StreamHead[] {
  if (!existsSync(path)) throw new CannotLook(`There is no file ${path}.`);
  const list = parseSignedHeads(readFileSync(path, 'utf8'));
  if (list === undefined) throw new CannotLook(`${path} is not a list of signed heads.`);
  if (!headsAreSigned(list, key))
    throw new CannotLook(`The signature of ${path} does not hold: the list proves nothing.`);
  console.log(`signed   list of ${list.at}, ${list.heads.length} heads, by key ${list.publicKey}`);
  return list.heads.map(({ stream, version, hash }) => ({ stream, version, hash: Buffer.from(hash, 'hex') }));
}

function printLine({ stream, head, damage }: StreamReport): void {
  const verdict = damage === undefined ? 'holds  ' : 'DAMAGED';
  console.log(`${verdict}  ${stream}  version ${head.version}  ${hex(head.hash)}`);
  if (damage !== undefined) console.log(`         ${damage.message}`);
}

async function verify(folder: string, heads: string | undefined, key: string | undefined): Promise<number> {
  const path = join(folder, DATA_FILES.log);
  if (!existsSync(path)) throw new CannotLook(`There is no log in ${folder}: ${DATA_FILES.log} is missing.`);
  const known = [...journalHeads(folder), ...(heads === undefined ? [] : listedHeads(heads, key))];
  const store = openLibsqlStore(path, { readOnly: true });
  const reports = await verifyStreams(store, known);
  await store.close();
  for (const report of reports) printLine(report);
  const damaged = reports.filter(({ damage }) => damage !== undefined).length;
  console.log(
    damaged === 0 ? `${reports.length} streams hold.` : `${damaged} of ${reports.length} streams are damaged.`,
  );
  return damaged === 0 ? 0 : 1;
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { heads: { type: 'string' }, key: { type: 'string' }, help: { type: 'boolean' } },
  });
  const [folder] = positionals;
  if (values.help === true) console.log(HELP);
  if (values.help === true) return 0;
  if (folder === undefined || positionals.length > 1) throw new CannotLook('Name one data folder. See --help.');
  return verify(folder, values.heads, values.key);
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = error instanceof DamagedLog ? 1 : 2;
}
