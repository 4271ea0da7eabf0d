import { Button } from '../../ui/Button.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import type { NeedGroup } from './grid-rows.ts';
import styles from './grid.module.css';

export interface OneNeedProps {
  readonly needs: readonly NeedGroup[];
  readonly at: number;
  readonly onLook: (id: string) => void;
}

/** Which need is in sight, one after the other or out of the list of all. */
export function OneNeed({ needs, at, onLook }: OneNeedProps) {
  const before = needs[at - 1];
  const after = needs[at + 1];
  return (
    <div className={styles['oneNeed']}>
      <Button
        aria-label="Need before"
        disabled={before === undefined}
        onClick={() => before !== undefined && onLook(before.id)}
      >
        ‹
      </Button>
      <SelectField
        label="Need"
        hideLabel
        width="full"
        value={needs[at]?.id ?? ''}
        onChange={onLook}
        choices={needs.map(({ id, lane, placeName }) => ({
          value: id,
          label: `${placeName} · ${lane.ref} ${lane.label}: ${lane.cover.words}`,
        }))}
      />
      <Button
        aria-label="Next need"
        disabled={after === undefined}
        onClick={() => after !== undefined && onLook(after.id)}
      >
        ›
      </Button>
    </div>
  );
}
