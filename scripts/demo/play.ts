import { setTimeout as wait } from 'node:timers/promises';
import type { Driver } from './driver.ts';
import type { Marigold } from './marigold.ts';
import { AFTERNOON, tell } from './scenes.ts';

/** So many seconds of the demonstration pass for each minute of the afternoon. */
const SECONDS_A_MINUTE = 12;

/** Lets the afternoon run by itself, from T on: what was said is told as time passes, until stopped. */
export async function playAfternoon(driver: Driver, marigold: Marigold, signal: AbortSignal): Promise<void> {
  for (const said of AFTERNOON.filter(({ at }) => at >= 0)) {
    const due = marigold.t + said.at * SECONDS_A_MINUTE * 1_000;
    await pause(due - driver.now, signal);
    if (signal.aborted) return;
    await tell(driver, marigold, { ...said, at: (driver.now - marigold.t) / 60_000 });
  }
  await pause(3_000, signal);
  if (signal.aborted) return;
  const { operation, desk, addresses } = marigold;
  const call = { addressId: addresses[1] ?? '', detail: 'rear garden', source: 'radio' as const, heardFrom: 'MIKE 22' };
  await driver.operation(operation, desk, 'desk', 'RaiseAssistance', call);
}

async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await wait(Math.max(0, milliseconds), undefined, { signal }).catch(() => undefined);
}
