import { use } from 'react';
import { ScopeContext, type Scope } from './client.ts';
import { streamKind, type StreamKind } from '#shared/ids.ts';
import type { RecordKind } from '#shared/records.ts';

/** Kinds of record that are an agency's or the directory's own; all others are an operation's. */
const HOMES: Readonly<Partial<Record<RecordKind, readonly StreamKind[]>>> = {
  rosterPerson: ['agency'],
  account: ['directory'],
  messageChannel: ['directory'],
  import: ['operation', 'agency'],
  agency: ['operation', 'agency', 'directory'],
  me: ['operation', 'agency', 'directory'],
};
const OPERATION: readonly StreamKind[] = ['operation'];

/** The streams in which a kind of record may be seen. */
export const homesOf = (kind: RecordKind): readonly StreamKind[] => HOMES[kind] ?? OPERATION;

/** The nearest scope of one of these kinds of stream; scopes nest, as the agency's page has its roster inside its operation. */
export function nearest(scope: Scope | null, kinds: readonly StreamKind[]): Scope | null {
  for (let at = scope; at !== null; at = at.outer) if (kinds.includes(streamKind(at.stream))) return at;
  return null;
}

/** The enclosing scope of one of these kinds. Throws where there is none: a fault of the page. */
export function useScope(kinds: readonly StreamKind[]): Scope {
  const scope = nearest(use(ScopeContext), kinds);
  if (scope === null) throw new Error(`A screen stands outside of any ${kinds.join(' or ')} stream.`);
  return scope;
}
