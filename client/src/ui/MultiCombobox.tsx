import { useCombobox, type UseComboboxState, type UseComboboxStateChangeOptions } from 'downshift';
import { useState } from 'react';
import { ComboList } from './ComboList.tsx';
import { matching, type ComboItem } from './combo-items.ts';
import { Field, type FieldBase } from './Field.tsx';
import { Icon } from './Icon.tsx';
import { pickBase } from './TextField.tsx';
import styles from './Combobox.module.css';

export interface MultiComboboxProps extends FieldBase {
  readonly items: readonly ComboItem[];
  readonly values: readonly string[];
  readonly onChange: (values: readonly string[]) => void;
  readonly placeholder?: string;
  readonly emptyText?: string;
  readonly disabled?: boolean;
}

/** After a choice the text is emptied and the list stays open for the next. */
function reduce(
  _state: UseComboboxState<ComboItem>,
  { type, changes }: UseComboboxStateChangeOptions<ComboItem>,
): Partial<UseComboboxState<ComboItem>> {
  const { InputKeyDownEnter, ItemClick, InputBlur } = useCombobox.stateChangeTypes;
  if (type === InputKeyDownEnter || type === ItemClick) {
    return { ...changes, inputValue: '', ...(changes.selectedItem ? { isOpen: true, highlightedIndex: 0 } : {}) };
  }
  return type === InputBlur ? { ...changes, inputValue: '' } : changes;
}

/** Several out of many: languages. What is chosen stands above the field, each with its own way out. */
export function MultiCombobox(props: MultiComboboxProps) {
  const { label, hint, fault, id, optional, width, hideLabel, items, values, onChange, placeholder, disabled } = props;
  const { emptyText = 'Nothing fits' } = props;
  const [typed, setTyped] = useState('');
  const fits = matching(items, typed).filter((item) => !values.includes(item.value));
  const remove = (value: string): void => onChange(values.filter((one) => one !== value));
  const box = useCombobox<ComboItem>({
    items: fits,
    itemToString: (item) => item?.label ?? '',
    itemToKey: (item) => item?.value,
    selectedItem: null,
    stateReducer: reduce,
    onStateChange: ({ type, selectedItem }) => {
      if (selectedItem !== undefined && selectedItem !== null) {
        setTyped('');
        if (!values.includes(selectedItem.value)) onChange([...values, selectedItem.value]);
      }
      if (type === useCombobox.stateChangeTypes.InputBlur) setTyped('');
    },
  });
  return (
    <Field {...pickBase({ label, hint, fault, id, optional, width, hideLabel })}>
      {(control) => (
        <div className={styles['combo']}>
          <Chosen items={items} values={values} onRemove={remove} />
          <input
            {...box.getInputProps({
              ...control,
              disabled,
              placeholder,
              'aria-labelledby': undefined,
              // At once, so that a quick hand's next key finds the list of this letter.
              onChange: (event) => setTyped(event.currentTarget.value),
              onKeyDown: (event) => {
                const last = values.at(-1);
                if (event.key === 'Backspace' && event.currentTarget.value === '' && last !== undefined) remove(last);
              },
            })}
          />
          <ComboList box={box} items={fits} label={label} chosen={values} emptyText={emptyText} />
        </div>
      )}
    </Field>
  );
}

interface ChosenProps extends Pick<MultiComboboxProps, 'items' | 'values'> {
  readonly onRemove: (value: string) => void;
}

function Chosen({ items, values, onRemove }: ChosenProps) {
  if (values.length === 0) return null;
  const nameOf = (value: string): string => items.find((item) => item.value === value)?.label ?? value;
  return (
    <ul className={styles['chosen']}>
      {values.map((value) => (
        <li key={value}>
          <button
            type="button"
            className={styles['out']}
            onClick={() => onRemove(value)}
            aria-label={`Take out ${nameOf(value)}`}
          >
            {nameOf(value)} <Icon name="close" size="s" />
          </button>
        </li>
      ))}
    </ul>
  );
}
