import { parentPort, workerData } from 'node:worker_threads';
import { loadSolver } from './linear-model.ts';
import { propose, type Asking } from './propose.ts';

/** One proposal in a thread of its own: what it needs comes in with it, and the thread ends when it is made or stopped. */
const { asking, budget } = workerData as { readonly asking: Asking; readonly budget: number };
const began = performance.now();
// A thread's port has no origin to name: it leads to whoever began the thread and to nobody else.
// oxlint-disable-next-line unicorn/require-post-message-target-origin
parentPort?.postMessage(await propose(asking, { highs: loadSolver, elapsed: () => performance.now() - began, budget }));
