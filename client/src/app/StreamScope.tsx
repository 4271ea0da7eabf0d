import { use, useEffect, useMemo, type ReactNode } from 'react';
import { ScopeContext, useClient, type Scope } from './client.ts';
import { newFollowed } from './followed.ts';
import type { ActingRole } from '#shared/vocabulary.ts';

export interface StreamScopeProps {
  /** "operation/…", "agency/…" or "directory". */
  readonly stream: string;
  readonly as: ActingRole;
  readonly children: ReactNode;
}

/**
 * Follows a stream in one role for as long as it is drawn, and serves the components inside. Scopes nest: each hook
 * takes the nearest stream that has what it asks for.
 */
export function StreamScope({ stream, as, children }: StreamScopeProps) {
  const { follow } = useClient();
  const outer = use(ScopeContext);
  const scope = useMemo<Scope>(() => ({ stream, as, followed: newFollowed(), outer }), [stream, as, outer]);
  useEffect(() => follow(stream, as, scope.followed), [follow, stream, as, scope]);
  return <ScopeContext value={scope}>{children}</ScopeContext>;
}
