import { createServer as createHttp, type IncomingHttpHeaders, type Server } from 'node:http';
import { createServer as createNet, type AddressInfo, type Server as NetServer, type Socket } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** One mail as it came over the wire: who from, whom to, how the other side named itself, and every byte. */
export interface Received {
  readonly from: string;
  readonly to: readonly string[];
  readonly hello: string;
  readonly raw: string;
}

/** A mail server on this machine that keeps what it is handed. */
export interface MailHost {
  readonly port: number;
  readonly mails: Received[];
  /** What it answers to a receiver or to the mail from now on; null: it takes everything. */
  answer: { readonly at: 'receiver' | 'mail'; readonly code: number; readonly text: string } | null;
  connections: number;
  /** Waits until there are so many mails. */
  has(count: number): Promise<readonly Received[]>;
  connected(count: number): Promise<void>;
  close(): Promise<void>;
}

export async function openMailHost(): Promise<MailHost> {
  const changed = new Signal();
  const host = { port: 0, mails: [] as Received[], answer: null as MailHost['answer'], connections: 0 };
  const refusal = (at: 'receiver' | 'mail'): Error | null =>
    host.answer?.at === at ? Object.assign(new Error(host.answer.text), { responseCode: host.answer.code }) : null;
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    hideSize: true,
    onConnect: (_session, done) => {
      host.connections += 1;
      changed.tell();
      done();
    },
    onRcptTo: (_address, _session, done) => done(refusal('receiver')),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const refused = refusal('mail');
        if (refused !== null) return done(refused);
        const { mailFrom, rcptTo } = session.envelope;
        host.mails.push({
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          hello: session.hostNameAppearsAs,
          raw: Buffer.concat(chunks).toString('latin1'),
        });
        changed.tell();
        return done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  host.port = (server.server.address() as AddressInfo).port;
  return Object.assign(host, {
    async has(count: number) {
      while (host.mails.length < count) await changed.next();
      return host.mails;
    },
    async connected(count: number) {
      while (host.connections < count) await changed.next();
    },
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  });
}

/** One request as it came to a push service. */
export interface Pushed {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** A push service on this machine, over plain HTTP. */
export interface PushHost {
  readonly origin: string;
  readonly pushes: Pushed[];
  status: number;
  /** Sent as Location with every answer, where there is one. */
  location: string | null;
  has(count: number): Promise<readonly Pushed[]>;
  close(): Promise<void>;
}

export async function openPushHost(): Promise<PushHost> {
  const changed = new Signal();
  const host = { origin: '', pushes: [] as Pushed[], status: 201, location: null as string | null };
  const server: Server = createHttp((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      host.pushes.push({ method, path: url, headers, body: Buffer.concat(chunks) });
      response.writeHead(host.status, host.location === null ? {} : { location: host.location });
      response.end('What a push service says in its own words: device 07700 900123 unknown');
      changed.tell();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  host.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return Object.assign(host, {
    async has(count: number) {
      while (host.pushes.length < count) await changed.next();
      return host.pushes;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}

/** A socket that only counts who connects; what is connected is left hanging, as by a host that is there and says nothing. */
export interface SilentHost {
  readonly port: number;
  connections: number;
  connected(count: number): Promise<void>;
  close(): Promise<void>;
}

export async function openSilentHost(): Promise<SilentHost> {
  const changed = new Signal();
  const sockets = new Set<Socket>();
  const host = { port: 0, connections: 0 };
  const server: NetServer = createNet((socket) => {
    host.connections += 1;
    sockets.add(socket);
    socket.on('error', () => undefined);
    changed.tell();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  host.port = (server.address() as AddressInfo).port;
  return Object.assign(host, {
    async connected(count: number) {
      while (host.connections < count) await changed.next();
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}

/** Wakes whoever waits for the next change. */
class Signal {
  #waiting: (() => void)[] = [];

  next(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  tell(): void {
    for (const wake of this.#waiting.splice(0)) wake();
  }
}
