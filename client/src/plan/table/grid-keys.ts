/** Where the one cell with the focus is: row and column, counted from nought. */
export interface At {
  readonly row: number;
  readonly col: number;
}
export interface Size {
  readonly rows: number;
  readonly cols: number;
  /** Rows that PageUp and PageDown pass over. */
  readonly page: number;
}

/** What of a key press counts. */
export interface GridPress {
  readonly key: string;
  readonly ctrl: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
}

/** What a key means in a table that nobody is typing in (WAI-ARIA, grid pattern). */
export type GridDeed =
  | { readonly kind: 'move'; readonly to: At; readonly extend: boolean }
  | { readonly kind: 'edit' }
  /** A letter over a cell begins to type it over, as in a spreadsheet. */
  | { readonly kind: 'type' }
  | { readonly kind: 'toggle' }
  | { readonly kind: 'all' }
  | { readonly kind: 'none' };

const within = (value: number, count: number): number => Math.max(0, Math.min(count - 1, value));

/** The deed of a key; undefined where the table leaves it alone: Tab leaves the table. */
export function gridDeed(press: GridPress, at: At, size: Size): GridDeed | undefined {
  const { key, ctrl, shift, alt } = press;
  if (alt) return undefined;
  const to = ctrl ? cornerMove(key, at, size) : (arrowMove(key, at, size) ?? farMove(key, at, size));
  if (to !== undefined) {
    const vertical = to.row !== at.row || key.endsWith('Up') || key.endsWith('Down');
    return { kind: 'move', to, extend: shift && vertical };
  }
  if (ctrl) return key.toLowerCase() === 'a' ? { kind: 'all' } : undefined;
  if (key === 'Enter' || key === 'F2') return { kind: 'edit' };
  if (key === ' ') return { kind: 'toggle' };
  if (key === 'Escape') return { kind: 'none' };
  return key.length === 1 ? { kind: 'type' } : undefined;
}

function arrowMove(key: string, { row, col }: At, { rows, cols }: Size): At | undefined {
  switch (key) {
    case 'ArrowUp':
      return { row: within(row - 1, rows), col };
    case 'ArrowDown':
      return { row: within(row + 1, rows), col };
    case 'ArrowLeft':
      return { row, col: within(col - 1, cols) };
    case 'ArrowRight':
      return { row, col: within(col + 1, cols) };
    default:
      return undefined;
  }
}

function farMove(key: string, { row, col }: At, { rows, cols, page }: Size): At | undefined {
  switch (key) {
    case 'Home':
      return { row, col: 0 };
    case 'End':
      return { row, col: cols - 1 };
    case 'PageUp':
      return { row: within(row - page, rows), col };
    case 'PageDown':
      return { row: within(row + page, rows), col };
    default:
      return undefined;
  }
}

function cornerMove(key: string, { col }: At, { rows, cols }: Size): At | undefined {
  switch (key) {
    case 'Home':
      return { row: 0, col: 0 };
    case 'End':
      return { row: rows - 1, col: cols - 1 };
    case 'ArrowUp':
      return { row: 0, col };
    case 'ArrowDown':
      return { row: rows - 1, col };
    default:
      return undefined;
  }
}
