import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { environmentOfService, readCompose } from './compose.ts';
import { environmentOf, execForm, healthCheck, lastOf, readDockerfile } from './dockerfile.ts';
import { ROOT, runningFiles } from './image-faults.ts';

/** A folder as the image's last stage has it: what was built, and the server's own packages alone. */
export interface ImageFolder {
  readonly path: string;
  remove(): void;
}

interface LockFile {
  readonly packages: Readonly<Record<string, { readonly dev?: boolean; readonly optional?: boolean }>>;
}

/** The packages that stand at the top of node_modules after `npm ci --omit=dev`, as the lock file has them. */
export function productionPackages(): readonly string[] {
  const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as LockFile;
  return Object.entries(packages)
    .filter(([path, { dev }]) => /^node_modules\/(@[^/]+\/)?[^/]+$/.test(path) && dev !== true)
    .map(([path]) => path.slice('node_modules/'.length));
}

/** Builds both sides and lays them beside the production packages, as the Dockerfile does. */
export async function layImage(): Promise<ImageFolder> {
  const path = mkdtempSync(join(tmpdir(), 'muster-image-'));
  const args = ['--import', 'tsx', join(ROOT, 'tests/running/build-image.ts'), path];
  // The bundler does not run inside the test runner's own module realm.
  await promisify(execFile)(process.execPath, args, {
    cwd: ROOT,
    env: { ...process.env, NODE_OPTIONS: '', NODE_ENV: 'production' },
  });
  for (const name of productionPackages()) {
    const target = join(path, 'node_modules', name);
    mkdirSync(dirname(target), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules', name), target, 'junction');
  }
  for (const name of ['package.json', 'LICENCE', 'NOTICE']) copyFileSync(join(ROOT, name), join(path, name));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** What image and compose file set, with what somebody set outside put in. */
export function imageEnvironment(outside: Readonly<Record<string, string>>): Record<string, string> {
  const files = runningFiles();
  const stage = readDockerfile(files.dockerfile).at(-1);
  const service = readCompose(files.compose).services['muster'];
  if (stage === undefined || service === undefined) throw new Error('there is no image to run');
  return { ...environmentOf(stage), ...environmentOfService(service, outside) };
}

/** A port that nobody listens on now. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((done) => probe.listen(0, '127.0.0.1', done));
  const address = probe.address();
  await new Promise((done) => probe.close(done));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** The image's process: its own command, in its own folder, with nothing of this machine's environment but the path. */
export class ImageProcess {
  readonly #folder: string;
  readonly #environment: Readonly<Record<string, string>>;
  #child: ChildProcess | null = null;
  #out = '';
  #err = '';

  constructor(image: ImageFolder, environment: Readonly<Record<string, string>>) {
    this.#folder = image.path;
    this.#environment = environment;
  }

  get output(): { readonly out: string; readonly err: string } {
    return { out: this.#out, err: this.#err };
  }

  /** The token of the first administrator's link, where this start printed one. */
  get firstLink(): string | undefined {
    return /\/link#([\w-]+)/.exec(this.#out)?.[1];
  }

  /** Resolves once it is open; rejects with what it said where it ends before. */
  async start(): Promise<void> {
    const [, ...args] = this.#words('CMD');
    const child = spawn(process.execPath, args, {
      cwd: this.#folder,
      env: { PATH: process.env['PATH'], ...this.#environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    this.#out = '';
    this.#err = '';
    await new Promise<void>((resolve, reject) => {
      child.stdout.on('data', (text: Buffer) => {
        this.#out += text.toString();
        if (this.#out.includes('Muster is open at') && this.#out.endsWith('\n')) resolve();
      });
      child.stderr.on('data', (text: Buffer) => (this.#err += text.toString()));
      child.once('close', (code) => reject(new Error(`ended with ${code}: ${this.#err}`)));
    });
  }

  /** The exit code of the image's health check, run as the image runs it. */
  async health(): Promise<number> {
    const stage = readDockerfile(runningFiles().dockerfile).at(-1);
    const [, ...args] = (stage === undefined ? null : healthCheck(stage)) ?? [];
    const check = spawn(process.execPath, args, { env: { PATH: process.env['PATH'], ...this.#environment } });
    const [code] = (await once(check, 'exit')) as [number];
    return code;
  }

  /** Asks it to stop as the container's runner does; resolves to its exit code. */
  async stop(): Promise<number | null> {
    const child = this.#child;
    if (child === null || child.exitCode !== null) return child?.exitCode ?? null;
    child.removeAllListeners('close');
    const closed = once(child, 'close');
    child.kill(this.#signal());
    const [code] = (await closed) as [number | null];
    return code;
  }

  #words(name: 'CMD'): readonly string[] {
    const stage = readDockerfile(runningFiles().dockerfile).at(-1);
    return (stage === undefined ? null : execForm(lastOf(stage, name) ?? '')) ?? [];
  }

  #signal(): NodeJS.Signals {
    const stage = readDockerfile(runningFiles().dockerfile).at(-1);
    return (stage === undefined ? 'SIGTERM' : (lastOf(stage, 'STOPSIGNAL') ?? 'SIGTERM')) as NodeJS.Signals;
  }
}
