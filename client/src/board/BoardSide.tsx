import { AddressDetail } from './AddressDetail.tsx';
import { gapsOf } from './alerts.ts';
import { CoverPanel } from './CoverPanel.tsx';
import { coverTable } from './cover-table.ts';
import { ReadinessPanel } from './ReadinessPanel.tsx';
import { ringList } from './ring-list.ts';
import { RingPanel } from './RingPanel.tsx';
import { SettlePanel } from './SettlePanel.tsx';
import { disagreements } from './settle-list.ts';
import type { BoardState } from './use-board.ts';

/** What stands beside the addresses: the cover, or what was opened. */
export function BoardSide({ board }: { readonly board: BoardState }) {
  const { records, operation, now, acts, may, staffingLink } = board;
  const { side, close } = board.side;
  switch (side.kind) {
    case 'cover':
      return (
        <CoverPanel
          tableAt={(shift) => coverTable(records, operation, now, shift)}
          gaps={gapsOf(records)}
          {...(staffingLink === undefined ? {} : { staffingLink })}
        />
      );
    case 'address':
      return <AddressDetail key={side.id} id={side.id} board={board} />;
    case 'ring':
      return <RingPanel people={ringList(records, now)} acts={acts} mayTell={may.has('TellByVoice')} onClose={close} />;
    case 'readiness':
      return <ReadinessPanel board={board} />;
    case 'settle': {
      const items = disagreements(records, operation.zone ?? 'Europe/London');
      return <SettlePanel items={items} acts={acts} may={may} now={now} onClose={close} />;
    }
  }
}
