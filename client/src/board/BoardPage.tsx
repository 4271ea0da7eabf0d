import { Board } from './Board.tsx';

/** The page of the command board: lead, desk, loggist and observer see it, each with what they may do. */
export function BoardPage() {
  return <Board />;
}
