import { WebSocket } from 'ws';

/**
 * A viewer that costs next to nothing, so that two cores can hold a thousand beside the server: the socket.io protocol
 * over a plain websocket, with frames handed on as text and never parsed here.
 */
export class RawClient {
  readonly #socket: WebSocket;
  readonly #acks = new Map<number, (answer: string) => void>();
  #nextAck = 0;
  #pending: { id: number; head: string } | null = null;
  /** Called with the text of each event. */
  onEvent: (text: string) => void = () => undefined;
  /** Called with each binary attachment of an answer. */
  onBinary: (bytes: Buffer) => void = () => undefined;
  bytes = 0;

  constructor(url: string, headers: Record<string, string>) {
    this.#socket = new WebSocket(`${url.replace('http', 'ws')}/live/?EIO=4&transport=websocket`, {
      headers,
      perMessageDeflate: false,
      maxPayload: 64 * 1024 * 1024,
    });
    this.#socket.on('error', () => undefined);
  }

  /** Resolves when the namespace is joined. */
  open(auth: unknown): Promise<this> {
    return new Promise((resolve, reject) => {
      this.#socket.on('message', (data: Buffer, isBinary) => this.#take(data, isBinary, () => resolve(this)));
      this.#socket.on('open', () => this.#socket.send(`40${JSON.stringify(auth)}`));
      this.#socket.on('error', reject);
    });
  }

  emit(event: string, payload: unknown): Promise<string> {
    return new Promise((resolve) => {
      const id = this.#nextAck++;
      this.#acks.set(id, resolve);
      this.#socket.send(`42${id}${JSON.stringify([event, payload])}`);
    });
  }

  /** As `emit`, with text made beforehand, so that a burst leaves at one instant. */
  emitText(text: (ack: number) => string, answered: (answer: string) => void): void {
    const id = this.#nextAck++;
    this.#acks.set(id, answered);
    this.#socket.send(text(id));
  }

  end(): void {
    this.#socket.terminate();
  }

  #take(data: Buffer, isBinary: boolean, opened: () => void): void {
    this.bytes += data.length;
    if (isBinary) return this.#attachment(data);
    const text = data.toString('latin1');
    if (text === '2') this.#socket.send('3');
    else if (text.startsWith('42')) this.onEvent(text);
    else if (text.startsWith('40')) opened();
    else if (text.startsWith('43')) this.#answered(text.slice(2));
    else if (text.startsWith('46')) this.#binaryAnswer(text);
  }

  #answered(text: string): void {
    const end = text.indexOf('[');
    const id = Number(text.slice(0, end));
    this.#acks.get(id)?.(text.slice(end));
    this.#acks.delete(id);
  }

  #binaryAnswer(text: string): void {
    const start = text.indexOf('-') + 1;
    const end = text.indexOf('[');
    this.#pending = { id: Number(text.slice(start, end)), head: text.slice(end) };
  }

  #attachment(data: Buffer): void {
    this.onBinary(data);
    if (this.#pending === null) return;
    const { id, head } = this.#pending;
    const most = (head.match(/"_placeholder":true/g) ?? []).length;
    this.#received += 1;
    if (this.#received < most) return;
    this.#received = 0;
    this.#pending = null;
    this.#acks.get(id)?.(head);
    this.#acks.delete(id);
  }

  #received = 0;
}
