import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readConfig } from '#server/config.ts';
import { kindOf, putPart, removePack } from './map-pack/put-part.ts';
import { postcodesOf } from './map-pack/code-point.ts';

const HELP = `Puts a map of your own into Muster's data folder, where only this server hands it out.

  npm run map-pack -- FILE [--year 2026]
  npm run map-pack -- --remove

  FILE       a .mbtiles (such as OS Open Zoomstack) or .pmtiles of vector tiles, or the codepo_gb.zip of OS Code-Point
             Open, from which the table of all postcodes is made. It is checked first and left where it is.
  --year     the year of the copyright in the postcodes' credit; without it, that of the file
  --remove   takes the whole pack away again
  --help     this text

The data folder is that of MUSTER_DATA. Muster may be running: a page opened afterwards has the new map. One map file is kept
at a time. Take files of the whole of Britain: see docs/maps.md.`;

/** Ends the program with its reason. */
class CannotPut extends Error {}

async function put(file: string, folder: string, year: string | undefined): Promise<string> {
  const path = resolve(file);
  if (!existsSync(path) || !statSync(path).isFile()) throw new CannotPut(`There is no file ${file}.`);
  const kind = kindOf(path);
  if (kind === null) {
    throw new CannotPut(`${basename(path)} is no .pmtiles, .mbtiles or .zip. See --help.`);
  }
  const content = kind === 'postcodes' ? postcodesOf(readFileSync(path), creditYear(year, path)) : path;
  if (typeof content === 'object' && !content.ok) throw new CannotPut(`Not taken: ${content.reason}.`);
  const done = await putPart(folder, kind, typeof content === 'string' ? content : content.value);
  if (!done.ok) throw new CannotPut(`Not taken: ${done.reason}.`);
  return done.value;
}

function creditYear(year: string | undefined, path: string): number {
  if (year === undefined) return statSync(path).mtime.getFullYear();
  if (!/^20\d\d$/.test(year)) throw new CannotPut('--year takes a year, such as 2026.');
  return Number(year);
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { remove: { type: 'boolean' }, year: { type: 'string' }, help: { type: 'boolean' } },
  });
  if (values.help === true) console.log(HELP);
  if (values.help === true) return 0;
  const { dataFolder } = readConfig(process.env);
  const [file] = positionals;
  if (values.remove === true && file === undefined) console.log(await removePack(dataFolder));
  else if (file !== undefined && positionals.length === 1 && values.remove !== true) {
    console.log(await put(file, dataFolder, values.year));
  } else throw new CannotPut('Name one file, or --remove. See --help.');
  return 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : 'It cannot be done.');
  process.exitCode = 1;
}
