import { Router } from 'express';
import { PROTOCOL_VERSION } from '#shared/protocol.ts';

/** What the health routes ask. */
export interface Health {
  /** The version of this build ("0.1.0"). */
  readonly version: string;
  /** Whether the log can be written, the disk has room and the clock is sane. */
  readonly ready: () => Promise<boolean>;
}

/** Alive, ready, which build: for whoever runs Muster, without a word of content. */
export function healthRoutes({ version, ready }: Health): Router {
  const router = Router();
  router.get('/healthz', (_request, response) => void response.json({ alive: true }));
  router.get('/readyz', async (_request, response) => {
    const yes = await ready().catch(() => false);
    response.status(yes ? 200 : 503).json({ ready: yes });
  });
  router.get('/version', (_request, response) => void response.json({ version, protocol: PROTOCOL_VERSION }));
  return router;
}
