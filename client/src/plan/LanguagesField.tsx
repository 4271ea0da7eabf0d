import { MultiCombobox } from '../ui/MultiCombobox.tsx';
import { languageItems } from './field-values.tsx';

export interface LanguagesFieldProps {
  readonly values: readonly string[];
  readonly onChange: (languages: readonly string[]) => void;
  readonly fault: string | undefined;
}

/** Languages in a form, found by typing; none is a good answer. */
export function LanguagesField(about: LanguagesFieldProps) {
  return <MultiCombobox label="Languages" optional placeholder="Type a language" items={languageItems} {...about} />;
}
