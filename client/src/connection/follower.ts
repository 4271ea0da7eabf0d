import { readJoin, type ReadBeginning, type ReadJoin } from './answers.ts';
import { backoff } from './backoff.ts';
import type { Joined } from './connection-state.ts';
import { readChange, type ReadFrame } from './frames.ts';
import type { Begun, Sink } from './sink.ts';
import { unzipJson } from './unzip.ts';
import type { Join } from '#shared/protocol.ts';
import type { Refusal } from '#shared/refusals.ts';
import type { ActingRole } from '#shared/vocabulary.ts';

/** What a follower needs of the world outside. */
export interface FollowerPorts {
  /** Sends a join; null where no answer came. */
  readonly ask: (message: Join) => Promise<unknown>;
  /** Runs later, unless the answer is called first. */
  readonly after: (ms: number, run: () => void) => () => void;
  /** 0 to 1. */
  readonly random: () => number;
  /** The server said that the session is over. */
  readonly out: (refusal: Refusal) => void;
  /** The server's time in an answer. */
  readonly heardTime: (sentAt: number, serverTime: number) => void;
  readonly now: () => number;
}

/**
 * Where one followed stream stands. `joining` keeps what comes meanwhile; `waiting` asks again by and by; `refused` asks
 * again only when contact returns or the server says so.
 */
type Standing =
  | { readonly kind: 'away' }
  | { readonly kind: 'joining'; readonly early: ReadFrame[]; again: boolean }
  | { readonly kind: 'waiting'; readonly cancel: () => void }
  | { readonly kind: 'following' }
  | { readonly kind: 'refused' }
  | { readonly kind: 'stopped' };

type Joining = Extract<Standing, { kind: 'joining' }>;

/** A join this long (ms) after the last one is no repeat of it. */
const QUIET = 5000;
/** Frames kept while a welcome is being read; with more, it is quicker to be welcomed again. */
const MOST_EARLY = 2000;

/** Keeps one stream's records in step: joins, applies frames in their order, resumes from its cursors. */
export class Follower {
  readonly stream: string;
  readonly as: ActingRole;
  readonly #sink: Sink;
  readonly #ports: FollowerPorts;
  readonly #onJoined: (joined: Joined) => void;
  #cursors = new Map<string, number>();
  #standing: Standing = { kind: 'away' };
  /** Joins since the last frame that came in order. */
  #attempts = 0;
  #joinedAt = 0;

  constructor(stream: string, as: ActingRole, sink: Sink, ports: FollowerPorts, onJoined: (joined: Joined) => void) {
    this.stream = stream;
    this.as = as;
    this.#sink = sink;
    this.#ports = ports;
    this.#onJoined = onJoined;
  }

  /** Whether the stream is joined now; `refused` where the server said that it is not this viewer's. */
  get reach(): 'joined' | 'refused' | 'not_yet' {
    const { kind } = this.#standing;
    return kind === 'following' ? 'joined' : kind === 'refused' ? 'refused' : 'not_yet';
  }

  /** Contact is there: join, or resume. */
  connected(): void {
    if (this.#standing.kind === 'stopped') return;
    this.#attempts = 0;
    void this.#join();
  }

  /** Contact is lost. Records and cursors stay. */
  lost(): void {
    this.#change({ kind: 'away' });
  }

  /** The server asks to join again, or something was missed. */
  rejoin(): void {
    switch (this.#standing.kind) {
      case 'away':
      case 'stopped':
      case 'waiting':
        return;
      case 'joining':
        // The answer under way may be from before what made the server ask.
        this.#standing.again = true;
        return;
      case 'following':
      case 'refused':
        if (this.#ports.now() - this.#joinedAt > QUIET) this.#attempts = 0;
        if (this.#attempts === 0) void this.#join();
        else this.#joinLater();
    }
  }

  /** One frame; false where it is of an audience that is not followed here. */
  frame(frame: ReadFrame): boolean {
    if (this.#standing.kind === 'joining') {
      this.#standing.early.push(frame);
      if (this.#standing.early.length > MOST_EARLY) this.#joinLater();
      return this.#cursors.has(frame.cursor[0]);
    }
    if (!this.#cursors.has(frame.cursor[0])) return false;
    if (this.#standing.kind === 'following') this.#apply(frame);
    return true;
  }

  /** Everything is forgotten: the session is over. */
  wipe(): void {
    this.#cursors = new Map();
    this.#change({ kind: 'away' });
    this.#sink.wipe();
    this.#onJoined('joining');
  }

  /** The page is done with the stream. */
  stop(): void {
    this.#change({ kind: 'stopped' });
  }

  #apply({ cursor: [instance, count], change }: ReadFrame): void {
    const last = this.#cursors.get(instance) ?? 0;
    if (count <= last) return;
    if (count > last + 1) return this.rejoin();
    this.#cursors.set(instance, count);
    this.#attempts = 0;
    this.#sink.apply(instance, change);
  }

  async #join(): Promise<void> {
    const joining: Joining = { kind: 'joining', early: [], again: false };
    this.#joinedAt = this.#ports.now();
    this.#change(joining);
    this.#attempts += 1;
    const cursors = [...this.#cursors];
    const sentAt = this.#ports.now();
    const answer = await this.#ports.ask({ stream: this.stream, as: this.as, ...(cursors.length > 0 && { cursors }) });
    if (this.#standing !== joining) return;
    const read = answer === null ? undefined : readJoin(answer);
    if (read?.ok !== true) return this.#notJoined(answer === null, read);
    this.#ports.heardTime(sentAt, read.now);
    if (!read.audiences.every((audience) => this.#goesOn(audience))) return this.#notJoined(false, undefined);
    const begun = await Promise.all(read.audiences.map(begin));
    if (this.#standing !== joining) return;
    if (!begun.every((one) => one !== undefined)) return this.#notJoined(false, undefined);
    this.#begin(begun, read.audiences, joining);
  }

  /** Whether a resume begins where this client stands. */
  #goesOn(audience: ReadBeginning): boolean {
    return audience.kind === 'welcome' || this.#cursors.get(audience.cursor[0]) === audience.since;
  }

  #begin(begun: readonly Begun[], audiences: readonly ReadBeginning[], joining: Joining): void {
    this.#cursors = new Map(audiences.map(({ cursor }) => cursor));
    this.#change({ kind: 'following' });
    this.#sink.begin(begun);
    this.#onJoined('joined');
    for (const frame of joining.early) this.frame(frame);
    if (joining.again) this.rejoin();
  }

  #notJoined(unanswered: boolean, read: ReadJoin | undefined): void {
    if (read?.ok === false && read.refusal.code === 'signed_out') return this.#ports.out(read.refusal);
    if (read?.ok === false && !isPassing(read.refusal)) {
      this.#cursors = new Map();
      this.#change({ kind: 'refused' });
      this.#sink.wipe();
      return this.#onJoined({ refused: read.refusal });
    }
    // What cannot be read is not asked for again from the same place: the next answer is a welcome.
    if (!unanswered && read === undefined) this.#cursors = new Map();
    this.#joinLater();
  }

  #joinLater(): void {
    const cancel = this.#ports.after(backoff(this.#attempts, this.#ports.random()), () => void this.#join());
    this.#change({ kind: 'waiting', cancel });
  }

  #change(standing: Standing): void {
    if (this.#standing.kind === 'waiting') this.#standing.cancel();
    if (this.#standing.kind !== 'stopped') this.#standing = standing;
  }
}

async function begin(audience: ReadBeginning): Promise<Begun | undefined> {
  const [instance] = audience.cursor;
  if (audience.kind === 'resume')
    return { kind: 'resume', instance, changes: audience.frames.map(({ change }) => change) };
  const change = readChange(await unzipJson(audience.zipped));
  return change === undefined ? undefined : { kind: 'welcome', instance, change };
}

/** Whether asking again in a while may be answered otherwise. */
function isPassing({ code }: Refusal): boolean {
  return code === 'unavailable' || code === 'restarting' || code === 'too_fast';
}
