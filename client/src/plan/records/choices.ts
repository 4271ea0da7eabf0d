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

/** Made once a table: lists of hundreds are asked for by every row. A table is another object once it changes. */
function onceEach<K extends object, V>(make: (table: K) => V): (table: K) => V {
  const made = new WeakMap<K, V>();
  return (table) => {
    const known = made.get(table);
    if (known !== undefined) return known;
    const fresh = make(table);
    made.set(table, fresh);
    return fresh;
  };
}

const activeMembers = onceEach((members: PlanData['members']): readonly Choice[] =>
  sorted(members, ({ name }) => nameText(name))
    .filter(([, { active }]) => active !== false)
    .map(([value, { name }]) => ({ value, label: nameText(name) })),
);

/** Every active member by name, and nobody; whoever stands there now is listed though dismissed since. */
export function memberChoices(data: PlanData, none: string, standing: string | null = null): readonly Choice[] {
  const active = activeMembers(data.members);
  const gone = standing === null || active.some(({ value }) => value === standing) ? [] : [standing];
  return [
    { value: NONE, label: none },
    ...active,
    ...gone.map((value) => ({ value, label: memberName(data, value), disabled: true })),
  ];
}

const ofPosts = onceEach((posts: PlanData['posts']): readonly Choice[] => [
  { value: NONE, label: 'no post' },
  ...sorted(posts, ({ name }) => name).map(([value, { name = '' }]) => ({ value, label: name })),
]);
/** Every command post, and none. */
export const postChoices = ({ posts }: PlanData): readonly Choice[] => ofPosts(posts);

const ofAddresses = onceEach((addresses: PlanData['addresses']): readonly Choice[] => [
  { value: NONE, label: 'the operation' },
  ...sorted(addresses, ({ ref }) => ref).map(([value, { ref = '' }]) => ({ value, label: ref })),
]);
/** Every address by its ref, and the whole operation. */
export const addressChoices = ({ addresses }: PlanData): readonly Choice[] => ofAddresses(addresses);
