import { useLayoutEffect, useRef, type ReactNode } from 'react';
import styles from './table.module.css';

/** Kept free at the edges of the window (px). */
const MARGIN = 8;

/** Over the cell, moved as far as it must be to lie within the window. */
function place(overlay: HTMLElement): void {
  const cell = overlay.parentElement?.getBoundingClientRect();
  if (cell === undefined) return;
  overlay.style.minWidth = `${cell.width}px`;
  const { width, height } = overlay.getBoundingClientRect();
  const most = { left: document.documentElement.clientWidth - width, top: window.innerHeight - height };
  overlay.style.left = `${Math.max(MARGIN, Math.min(cell.left, most.left - MARGIN))}px`;
  overlay.style.top = `${Math.max(MARGIN, Math.min(cell.top, most.top - MARGIN))}px`;
}

export interface CellOverlayProps {
  /** Nothing is typed any more: it stands in the cell as its words do. */
  readonly closed?: boolean;
  readonly children: ReactNode;
}

/** What is opened in a cell, drawn over everything (the browser's top layer), so that no table is too small for it. */
export function CellOverlay({ closed = false, children }: CellOverlayProps) {
  const ref = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const overlay = ref.current;
    if (overlay === null || closed) return undefined;
    const again = (): void => place(overlay);
    overlay.showPopover();
    again();
    const sizes = new ResizeObserver(again);
    sizes.observe(overlay);
    window.addEventListener('scroll', again, true);
    window.addEventListener('resize', again);
    return () => {
      sizes.disconnect();
      window.removeEventListener('scroll', again, true);
      window.removeEventListener('resize', again);
    };
  }, [closed]);
  return (
    <div ref={ref} popover={closed ? undefined : 'manual'} className={styles[closed ? 'words' : 'editor']}>
      {children}
    </div>
  );
}
