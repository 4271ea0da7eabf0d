import { AddNeedDialog } from './AddNeedDialog.tsx';
import { AsideDialog } from './AsideDialog.tsx';
import { AskDialog } from './AskDialog.tsx';
import { MoveDialog } from './MoveDialog.tsx';
import type { ScreenState } from './use-screen.ts';

/** The dialog that lies over the page, if any. */
export function Overs({ screen }: { readonly screen: ScreenState }) {
  const { over, close, hands } = screen;
  switch (over.kind) {
    case 'none':
    case 'help':
      return null;
    case 'ask':
      return <AskDialog key={over.requirementId} requirementId={over.requirementId} onClose={close} />;
    case 'add':
      return <AddNeedDialog row={over.row} onClose={close} />;
    case 'aside':
      return <AsideDialog row={over.row} onClose={close} />;
    case 'move':
      return <MoveDialog piece={over.piece} from={over.from} put={hands.put} onClose={close} />;
  }
}
