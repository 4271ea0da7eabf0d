import { use, type ReactNode } from 'react';
import { Icon } from '../ui/Icon.tsx';
import { cx } from '../ui/cx.ts';
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx';
import { useEdits } from './EditsProvider.tsx';
import { FrameContext } from './frame.ts';
import { shownValue } from './in-place.ts';
import { useInPlace, type InPlaceParts } from './use-in-place.ts';
import styles from './InPlace.module.css';

/** What the page's own input needs while a value is typed. */
export interface InPlaceInput<D> {
  readonly draft: D;
  readonly setDraft: (draft: D) => void;
  readonly fault: string | undefined;
  /** The whole name of the field: "Hazards of A2". */
  readonly label: string;
  readonly busy: boolean;
}

export interface InPlaceProps<T, D> extends InPlaceParts<T, D> {
  /** "Hazards": drawn over the value. */
  readonly label: string;
  /** What it is of: "A2". */
  readonly of: string;
  readonly show: (value: T) => ReactNode;
  readonly children: (input: InPlaceInput<D>) => ReactNode;
  /** Drawn under the value: a contest, a hint. */
  readonly below?: ReactNode;
  readonly wide?: boolean | undefined;
}

/**
 * A value that is edited where it stands: Enter or a click opens it, Enter or leaving it saves, Tab goes on to the next,
 * Escape gives the old value back. What is refused stays open as typed, with the reason under it.
 */
export function InPlace<T, D>(props: InPlaceProps<T, D>) {
  const { label, of, value, show, children, below, wide } = props;
  const { may } = useEdits();
  const framed = use(FrameContext) !== null;
  const { state, box, opener, open, setDraft } = useInPlace(props);
  const isOpen = state.kind === 'typing' || state.kind === 'saving';
  const shown = show(shownValue(state, value));
  if (framed && !isOpen) return shown;
  return (
    <div className={cx(styles['cell'], wide && styles['wide'], isOpen && styles['open'])}>
      {!framed && (
        <span className={styles['label']} aria-hidden={may || undefined}>
          {label}
        </span>
      )}
      {isOpen && (
        <div ref={box}>
          {children({
            draft: state.draft,
            setDraft,
            fault: state.kind === 'typing' ? state.fault : undefined,
            label: `${label} of ${of}`,
            busy: state.kind === 'saving',
          })}
        </div>
      )}
      {!isOpen && !may && <span className={styles['still']}>{shown}</span>}
      {!isOpen && may && (
        <button ref={opener} type="button" className={styles['value']} onClick={open}>
          <VisuallyHidden>{`${label} of ${of}: `}</VisuallyHidden>
          <span className={styles['words']}>{shown}</span>
          <Icon name="decision" size="s" />
        </button>
      )}
      {!framed && below}
    </div>
  );
}
