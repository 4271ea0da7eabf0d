import { useMemo } from 'react';
import { ReadinessList } from '../readiness/ReadinessList.tsx';
import type { WayToMend } from '../readiness/ReadinessRow.tsx';
import { SidePanel } from './SidePanel.tsx';
import type { BoardState } from './use-board.ts';

/** Ready or not, row by row as in the plan; each reason leads to where the plan mends it. */
export function ReadinessPanel({ board }: { readonly board: BoardState }) {
  const { operation, records, planPath } = board;
  const way = useMemo<WayToMend>(() => ({ hrefOf: (anchor) => `${planPath}#${anchor}` }), [planPath]);
  return (
    <SidePanel title="Ready or not" note="as in the plan" onClose={board.side.close}>
      <ReadinessList records={{ operation, addresses: records.address, readiness: records.readiness }} way={way} />
    </SidePanel>
  );
}
