export interface ComboItem {
  readonly value: string;
  readonly label: string;
  /** A second, quieter part: "Harbour Support · Romanian". Searched as well. */
  readonly detail?: string;
}

/** Letters without their marks and in one case, so that "stefan" finds "Ștefan". */
export function plainLetters(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().trim();
}

/** The items in which every typed word begins some word; those whose label begins with the text come first. */
export function matching(items: readonly ComboItem[], typed: string): readonly ComboItem[] {
  const wanted = plainLetters(typed);
  if (wanted === '') return items;
  const parts = wanted.split(/\s+/);
  const found = items.filter((item) => {
    const words = plainLetters(`${item.label} ${item.detail ?? ''} ${item.value}`).split(/[\s·,/-]+/);
    return parts.every((part) => words.some((word) => word.startsWith(part)));
  });
  const leads = (item: ComboItem): boolean => plainLetters(item.label).startsWith(wanted);
  return [...found.filter(leads), ...found.filter((item) => !leads(item))];
}
