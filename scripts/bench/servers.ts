import { Child } from './child.ts';
import { musterStage, referenceStage, type Stage } from './stage.ts';
import type { BenchWorld, WorldSize } from './world.ts';

export interface OpenMuster {
  readonly child: Child;
  readonly url: string;
  readonly folder: string;
  /** Milliseconds that opening took: every stream folded, the door open. */
  readonly opened: number;
  make(size: WorldSize): Promise<BenchWorld>;
  stage(world: BenchWorld): Promise<Stage>;
  end(): Promise<void>;
  /** Stops and keeps the data. */
  stop(): Promise<void>;
}

export async function openMuster(folder?: string): Promise<OpenMuster> {
  const child = await Child.start('muster-child.ts', folder === undefined ? [] : [folder]);
  const at = await child.ask<{ url: string; folder: string; opened: number }>('url');
  const over = async (job: 'end' | 'stop') => {
    await child.ask(job);
    child.kill();
  };
  return {
    child,
    ...at,
    make: (size) => child.ask<BenchWorld>('make', size),
    stage: (world) => musterStage(child, at.url, world),
    end: () => over('end'),
    stop: () => over('stop'),
  };
}

export interface OpenReference {
  readonly stage: Stage;
  readonly child: Child;
  readonly url: string;
  end(): Promise<void>;
}

/** `frameBytes`: the mean size of Muster's frames in this run. */
export async function openReference(
  kind: 'bare' | 'durable',
  frameBytes: number,
  senders: number,
): Promise<OpenReference> {
  const child = await Child.start('reference-child.ts', [kind]);
  const { url } = await child.ask<{ url: string }>('url');
  return {
    child,
    url,
    stage: await referenceStage(child, url, frameBytes, senders),
    async end() {
      await child.ask('end');
      child.kill();
    },
  };
}
