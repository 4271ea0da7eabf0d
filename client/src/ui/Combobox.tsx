import { useCombobox, type UseComboboxState, type UseComboboxStateChangeOptions } from 'downshift';
import { useState } from 'react';
import { ComboList } from './ComboList.tsx';
import { matching, type ComboItem } from './combo-items.ts';
import { Field, type FieldBase } from './Field.tsx';
import { pickBase } from './TextField.tsx';
import styles from './Combobox.module.css';

export interface ComboboxProps extends FieldBase {
  readonly items: readonly ComboItem[];
  readonly value: string | undefined;
  /** `undefined` when the text is cleared. */
  readonly onChange: (value: string | undefined) => void;
  readonly placeholder?: string;
  /** Said when nothing fits: "No one of that name". */
  readonly emptyText?: string;
  readonly disabled?: boolean;
}

const toText = (item: ComboItem | null): string => item?.label ?? '';

/** Text that was left without choosing goes back to what is chosen. */
function reduce(
  state: UseComboboxState<ComboItem>,
  { type, changes }: UseComboboxStateChangeOptions<ComboItem>,
): Partial<UseComboboxState<ComboItem>> {
  if (type !== useCombobox.stateChangeTypes.InputBlur) return changes;
  const chosen = changes.selectedItem === undefined ? state.selectedItem : changes.selectedItem;
  return { ...changes, inputValue: toText(chosen) };
}

/** One out of many, found by typing: staff, languages, teams. */
export function Combobox(props: ComboboxProps) {
  const { label, hint, fault, id, optional, width, hideLabel, items, value, onChange, placeholder, disabled } = props;
  const { emptyText = 'Nothing fits' } = props;
  const chosen = items.find((item) => item.value === value) ?? null;
  const [typed, setTyped] = useState('');
  const fits = [...matching(items, typed)];
  const box = useCombobox<ComboItem>({
    items: fits,
    itemToString: toText,
    itemToKey: (item) => item?.value,
    selectedItem: chosen,
    stateReducer: reduce,
    onSelectedItemChange: ({ selectedItem }) => {
      setTyped('');
      onChange(selectedItem?.value);
    },
    // Opening again shows the whole list: what is chosen is not a search.
    onStateChange: ({ type }) => {
      if (type === useCombobox.stateChangeTypes.InputBlur) setTyped('');
    },
  });
  // Here and not in downshift's own callback, which comes a task later: a quick hand's next key would find the list
  // of the letter before.
  const type = (text: string): void => {
    setTyped(text);
    if (text === '' && value !== undefined) onChange(undefined);
  };
  return (
    <Field {...pickBase({ label, hint, fault, id, optional, width, hideLabel })}>
      {(control) => (
        <div className={styles['combo']}>
          <input
            {...box.getInputProps({
              ...control,
              disabled,
              placeholder,
              required: optional !== true,
              'aria-labelledby': undefined,
              onChange: (event) => type(event.currentTarget.value),
            })}
          />
          <ComboList
            box={box}
            items={fits}
            label={label}
            chosen={value === undefined ? [] : [value]}
            emptyText={emptyText}
          />
        </div>
      )}
    </Field>
  );
}
