import { useCallback } from 'react';
import { useJoined, useRecords } from '../app/hooks.ts';
import { Standalone } from '../app/Standalone.tsx';
import { usePageTitle } from '../app/use-page-title.ts';
import { EditsProvider } from '../editing/EditsProvider.tsx';
import type { EditTarget } from '../editing/edits.ts';
import { Notice } from '../ui/Notice.tsx';
import { LoadingState, RefusedState } from '../ui/States.tsx';
import { AccountsPanel } from './administration/AccountsPanel.tsx';
import { AgenciesPanel } from './administration/AgenciesPanel.tsx';
import { ChannelsPanel } from './administration/ChannelsPanel.tsx';

/** `/administration`: agencies, accounts and their links. Stands inside the directory's stream. */
export function AdministrationPage() {
  usePageTitle('Muster administration');
  const joined = useJoined();
  return (
    <Standalone>
      <h1>Administration</h1>
      {joined === 'joining' && <LoadingState what="the directory" />}
      {typeof joined === 'object' && <RefusedState reason={joined.refused.message} />}
      {joined === 'joined' && <Directory />}
    </Standalone>
  );
}

function Directory() {
  const agencies = useRecords('agency');
  const recordOf = useCallback(({ id }: EditTarget) => agencies.get(id), [agencies]);
  return (
    <EditsProvider may recordOf={recordOf} undoable={false}>
      <Notice tone="info">
        As an administrator you keep agencies and accounts. <strong>You see no operation</strong>: not its name, its
        addresses, its people or its log, and nobody can admit you to one. What you do here is on record.
      </Notice>
      <AgenciesPanel />
      <AccountsPanel />
      <ChannelsPanel />
    </EditsProvider>
  );
}
