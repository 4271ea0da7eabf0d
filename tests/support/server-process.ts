import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { AccountHolder, Principal } from '#server/domain/principal.ts';
import type { Reply } from '#shared/protocol.ts';
import { Driver, type Player } from '../../scripts/demo/driver.ts';
import { hashOf } from '../../scripts/demo/marigold.ts';

/** Muster in a process of its own, as `npm start` runs it: to be stopped, or killed. */
export class ServerProcess {
  readonly folder: string;
  readonly port: number;
  #child: ChildProcess | null = null;
  output = '';

  constructor(folder: string, port: number) {
    this.folder = folder;
    this.port = port;
  }

  get url(): string {
    return `http://localhost:${this.port}`;
  }

  /** The token of the first administrator's link, where this start printed one. */
  get firstLink(): string | undefined {
    return /\/link#([\w-]+)/.exec(this.output)?.[1];
  }

  async start(environment: Record<string, string> = {}): Promise<void> {
    const root = fileURLToPath(new URL('../..', import.meta.url));
    const settings = {
      MUSTER_DATA: this.folder,
      MUSTER_PORT: String(this.port),
      MUSTER_LOG_LEVEL: 'error',
      ...environment,
    };
    const child = spawn(process.execPath, ['--import', 'tsx', 'server/src/run.ts'], {
      cwd: root,
      env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...settings },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    this.output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (text: Buffer) => (this.output += text.toString()));
    await new Promise<void>((resolve, reject) => {
      child.stdout.on('data', () => {
        if (this.output.includes('is open at')) resolve();
      });
      child.once('exit', (code) => reject(new Error(`ended with ${code}: ${this.output}`)));
    });
  }

  /** Power off: nothing is finished. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  /** Asks it to stop; resolves to its exit code. */
  async stop(): Promise<number | null> {
    return this.#end('SIGTERM');
  }

  async #end(signal: NodeJS.Signals): Promise<number | null> {
    const child = this.#child;
    if (child === null || child.exitCode !== null) return child?.exitCode ?? null;
    child.removeAllListeners('exit');
    const exit = once(child, 'exit');
    child.kill(signal);
    const [code] = (await exit) as [number | null];
    this.#child = null;
    return code;
  }
}

/** Commands over HTTP, each by whoever gives it: signs people in by link as they are first needed. */
export class HttpDoor {
  readonly #url: string;
  readonly #cookies = new Map<string, string>();
  #administrator: AccountHolder | null = null;

  constructor(url: string) {
    this.#url = url;
  }

  /** Sets the first administrator's password by the printed link; gives who that is. */
  async found(firstLink: string): Promise<Player> {
    const cookie = await this.#signIn({ token: firstLink, password: 'a long phrase for tests' });
    const { account } = (await (await fetch(`${this.#url}/api/me`, { headers: { cookie } })).json()) as {
      account: { accountId: string; name: string; agencyId: string };
    };
    const { accountId, name, agencyId } = account;
    this.#cookies.set(accountId, cookie);
    const player = { accountId, name, agencyId, unitId: null, standing: 'administrator' } as const;
    this.#administrator = { kind: 'member', ...player, as: 'administrator' };
    return player;
  }

  driver(): Driver {
    return new Driver({
      command: (envelope, by) => this.command(envelope, by),
      now: () => Date.now(),
      random: randomBytes,
    });
  }

  async command(envelope: unknown, by: Principal): Promise<Reply> {
    if (by.kind !== 'member') throw new Error('only somebody with an account comes by this door');
    const { stream } = envelope as { stream: string };
    const response = await fetch(`${this.#url}/api/streams/${stream}/commands?as=${by.as}`, {
      method: 'POST',
      headers: this.#headers(await this.cookie(by.accountId)),
      body: JSON.stringify(envelope),
    });
    return (await response.json()) as Reply;
  }

  /** The session cookie of an account, signed in by a link of the administrator's when there is none yet. */
  async cookie(accountId: string): Promise<string> {
    const known = this.#cookies.get(accountId);
    if (known !== undefined) return known;
    if (this.#administrator === null) throw new Error('found the directory first');
    const token = randomBytes(32).toString('base64url');
    await this.driver().directory(this.#administrator, 'IssueLink', {
      accountId,
      tokenHash: hashOf(token),
      purpose: 'sign_in',
    });
    const cookie = await this.#signIn({ token });
    this.#cookies.set(accountId, cookie);
    return cookie;
  }

  async #signIn(body: Record<string, string>): Promise<string> {
    const response = await fetch(`${this.#url}/api/link`, {
      method: 'POST',
      headers: this.#headers(),
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`signing in was refused: ${response.status} ${await response.text()}`);
    return (response.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '';
  }

  #headers(cookie?: string): Record<string, string> {
    return {
      'content-type': 'application/json',
      'x-muster': '1',
      origin: this.#url,
      ...(cookie === undefined ? {} : { cookie }),
    };
  }
}
