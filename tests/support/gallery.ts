import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import sirv from 'sirv';

/** The content security policy of the product. */
export const strictPolicy =
  "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; frame-ancestors 'none'; base-uri 'none'";

export interface Gallery {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Builds the gallery of parts as the product is built and serves it under the product's policy, on this machine only. */
export async function serveGallery(): Promise<Gallery> {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const outDir = `${root}node_modules/.cache/muster-gallery-${process.pid}`;
  // The bundler does not run inside the test runner's own module realm.
  const args = ['--import', 'tsx', `${root}tests/support/build-gallery.ts`, outDir];
  await promisify(execFile)(process.execPath, args, {
    cwd: root,
    env: { ...process.env, NODE_OPTIONS: '', NODE_ENV: 'production' },
  });
  const files = sirv(outDir, { etag: true });
  const server: Server = createServer((request, response) => {
    response.setHeader('Content-Security-Policy', strictPolicy);
    files(request, response, () => {
      response.writeHead(404).end();
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/gallery.html`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
      await rm(outDir, { recursive: true, force: true });
    },
  };
}
