import type { Choice } from '../../ui/SelectField.tsx';
import { nameText } from '../../words/sentences.ts';
import { commandLevelHints, commandLevelWords } from '../../words/plan-labels.ts';
import { COMMAND_LEVELS, WARRANT_TYPES } from '#shared/plan-vocabulary.ts';
import { WARRANT_LAW } from '#shared/warrant-types.ts';
import { memberName, sorted, type PlanData } from '../plan-data.ts';

/** Stands for nobody, nothing or nowhere in a list of choices; the record holds null there. */
export const NONE = 'none';

/** Null in the record for the choice of none, and back. */
export const noneIsNull = {
  toField: (choice: string): string | null => (choice === NONE ? null : choice),
  fromField: (value: unknown): string => (typeof value === 'string' ? value : NONE),
};

export const levelChoices = COMMAND_LEVELS.map((value) => ({
  value,
  label: `${commandLevelWords[value]}: ${commandLevelHints[value]}`,
}));
export const warrantTypeChoices = WARRANT_TYPES.map((value) => ({ value, label: WARRANT_LAW[value].words }));

/** Every active member by name, and nobody; whoever stands there now is listed though dismissed since. */
export function memberChoices(data: PlanData, none: string, standing: string | null = null): readonly Choice[] {
  const active = sorted(data.members, ({ name }) => nameText(name)).filter(([, { active }]) => active !== false);
  const choices = active.map(([value, { name }]) => ({ value, label: nameText(name) }));
  const gone = standing === null || active.some(([id]) => id === standing) ? [] : [standing];
  return [
    { value: NONE, label: none },
    ...choices,
    ...gone.map((value) => ({ value, label: memberName(data, value), disabled: true })),
  ];
}

/** Every command post, and none. */
export const postChoices = (data: PlanData): readonly Choice[] => [
  { value: NONE, label: 'no post' },
  ...sorted(data.posts, ({ name }) => name).map(([value, { name = '' }]) => ({ value, label: name })),
];

/** Every address by its ref, and the whole operation. */
export const addressChoices = (data: PlanData): readonly Choice[] => [
  { value: NONE, label: 'the operation' },
  ...sorted(data.addresses, ({ ref }) => ref).map(([value, { ref = '' }]) => ({ value, label: ref })),
];
