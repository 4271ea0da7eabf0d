import express, { type Express } from 'express';
import { assets } from './http-assets.ts';
import { jsonBody } from './http-body.ts';
import { createPaces, paceByAddress, type Paces, type RouteParts } from './http-context.ts';
import { lastResort, nothingHere, type FaultReport } from './http-refusals.ts';
import { healthRoutes, type Health } from './routes-health.ts';
import { openingRoutes } from './routes-openings.ts';
import { sessionRoutes } from './routes-sessions.ts';
import { signInRoutes } from './routes-sign-in.ts';
import { streamRoutes } from './routes-streams.ts';
import { workerRoutes } from './routes-worker.ts';
import { checkEdge, guardHost, guardUnsafe, neverStored, securityHeaders } from './security.ts';

export interface HttpParts extends Omit<RouteParts, 'paces'> {
  readonly paces?: Paces;
  readonly health: Health;
  /** The built client's folder; null where another server hands it out (development). */
  readonly assetsFolder: string | null;
  readonly report: FaultReport;
}

/** The HTTP edge: who may ask at all, how often, how much; then the routes; then the client. No rule of the trade. */
export function createHttpApp({ assetsFolder, health, report, paces = createPaces(), ...rest }: HttpParts): Express {
  const parts: RouteParts = { ...rest, paces };
  checkEdge(parts.config);
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('query parser', 'simple');
  app.set('trust proxy', parts.config.trustProxy ? 1 : false);

  app.use(...securityHeaders(parts.config));
  app.use(neverStored, healthRoutes(health));
  app.use(guardHost(parts.config));
  app.use(
    '/api',
    neverStored,
    guardUnsafe(parts.config),
    paceByAddress(parts),
    ...jsonBody,
    signInRoutes(parts),
    sessionRoutes(parts),
    streamRoutes(parts),
    openingRoutes(parts),
    workerRoutes(parts),
    nothingHere,
  );
  if (assetsFolder !== null) app.use(assets(assetsFolder));
  app.use(neverStored, nothingHere);
  app.use(lastResort(report));
  return app;
}

export { createPaces };
