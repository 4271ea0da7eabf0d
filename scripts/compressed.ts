import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

/** Text is worth it; typefaces and pictures are packed already. */
const WORTH_IT = /\.(?:js|css|html|svg|json|webmanifest)$/;
const LEAST_BYTES = 1_024;

/**
 * Puts a `.br` and a `.gz` beside each built text file, so that the server hands out a quarter of the bytes without
 * packing anything at run time. Only what is public goes this way: pages and scripts, never a view.
 */
export function compressed(): Plugin {
  return {
    name: 'muster-compressed',
    writeBundle({ dir }) {
      compressFolder(dir ?? '');
    },
  };
}

/** The same for a folder that is there already. */
export function compressFolder(folder: string): void {
  for (const file of filesOf(folder)) compress(file);
}

function filesOf(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name.startsWith('.') ? [] : filesOf(path);
    return WORTH_IT.test(entry.name) ? [path] : [];
  });
}

function compress(file: string): void {
  const bytes = readFileSync(file);
  if (bytes.length < LEAST_BYTES) return;
  writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 10 } }));
  writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
}
