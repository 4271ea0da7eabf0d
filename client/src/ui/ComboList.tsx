import type { UseComboboxReturnValue } from 'downshift';
import type { ReactNode } from 'react';
import type { ComboItem } from './combo-items.ts';
import { cx } from './cx.ts';
import { Icon } from './Icon.tsx';
import styles from './Combobox.module.css';

export interface ComboListProps {
  readonly box: UseComboboxReturnValue<ComboItem>;
  readonly items: readonly ComboItem[];
  readonly label: ReactNode;
  readonly chosen: readonly string[];
  readonly emptyText: string;
}

/** The list under a combobox. */
export function ComboList({ box, items, label, chosen, emptyText }: ComboListProps) {
  const name = typeof label === 'string' ? label : 'Choices';
  const shown = box.isOpen && items.length > 0;
  return (
    <>
      <ul
        {...box.getMenuProps({ 'aria-labelledby': undefined, 'aria-label': name })}
        hidden={!shown}
        className={styles['list']}
      >
        {box.isOpen &&
          items.map((item, index) => (
            <li
              key={item.value}
              {...box.getItemProps({ item, index, 'aria-selected': chosen.includes(item.value) })}
              className={cx(styles['item'], index === box.highlightedIndex && styles['lit'])}
            >
              <span className={styles['mark']}>{chosen.includes(item.value) && <Icon name="check" size="s" />}</span>
              <span>
                {item.label}
                {item.detail !== undefined && <span className={styles['detail']}> {item.detail}</span>}
              </span>
            </li>
          ))}
      </ul>
      <output className={styles['none']}>{box.isOpen && items.length === 0 ? emptyText : ''}</output>
    </>
  );
}
