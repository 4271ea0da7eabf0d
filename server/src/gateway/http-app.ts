import express, { type Express } from 'express';
import { assets } from './http-assets.ts';
import { jsonBody } from './http-body.ts';
import { createPaces, paceByAddress, type Paces, type RouteParts } from './http-context.ts';
import { lastResort, nothingHere, type FaultReport } from './http-refusals.ts';
import { EMPTY_SHELF, type MapShelf } from '../maps/map-shelf.ts';
import { type Messages, NO_MESSAGES } from '../messages/messages.ts';
import { calendarRoutes } from './routes-calendar.ts';
import { healthRoutes, type Health } from './routes-health.ts';
import { mapRoutes } from './routes-map.ts';
import { messageRoutes } from './routes-messages.ts';
import { openingRoutes } from './routes-openings.ts';
import { type PreviewAt, previewRoutes } from './routes-preview.ts';
import { proposalRoutes } from './routes-proposals.ts';
import { sessionRoutes } from './routes-sessions.ts';
import { signInRoutes } from './routes-sign-in.ts';
import { streamRoutes } from './routes-streams.ts';
import { workerRoutes } from './routes-worker.ts';
import { checkEdge, guardHost, guardUnsafe, neverStored, securityHeaders } from './security.ts';

export interface HttpParts extends Omit<RouteParts, 'paces'> {
  readonly paces?: Paces;
  readonly health: Health;
  /** Maps beside the one that Muster brings along; none without it. */
  readonly maps?: MapShelf;
  /** The ways out; none without it. */
  readonly messages?: Messages;
  /** Operations at other times; none without it. */
  readonly previewAt?: PreviewAt;
  /** What a link that leaves by mail begins with: "https://muster.example.org". */
  readonly publicAddress?: () => string;
  /** The built client's folder; null where another server hands it out (development). */
  readonly assetsFolder: string | null;
  readonly report: FaultReport;
}

/** The HTTP edge: who may ask at all, how often, how much; then the routes; then the client. No rule of the trade. */
export function createHttpApp(httpParts: HttpParts): Express {
  const { assetsFolder, health, report, paces = createPaces(), maps = EMPTY_SHELF, ...rest } = httpParts;
  const { previewAt = () => Promise.resolve(undefined) } = rest;
  const { messages = NO_MESSAGES, publicAddress = () => rest.config.origin ?? '' } = rest;
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
    proposalRoutes(parts),
    previewRoutes({ ...parts, previewAt }),
    openingRoutes(parts),
    workerRoutes(parts),
    calendarRoutes(parts),
    messageRoutes({ ...parts, messages, publicAddress }),
    mapRoutes(parts, maps),
    nothingHere,
  );
  if (assetsFolder !== null) app.use(assets(assetsFolder));
  app.use(neverStored, nothingHere);
  app.use(lastResort(report));
  return app;
}

export { createPaces };
