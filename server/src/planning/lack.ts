import type { LackView } from '#shared/staffing-records.ts';
import type { Id } from '#shared/ids.ts';
import { LACK_RULE_BOOK, LACK_RULES } from '#shared/staffing/lack-rules.ts';
import type { LackRuleId } from '#shared/staffing/lack-rules.ts';
import { languageName } from '#shared/staffing/role-words.ts';
import { UNKNOWN_LANGUAGE } from '#shared/vocabulary.ts';
import type { Address, PlaceRef, Requirement } from '../domain/operation-state.ts';
import { recordKey } from '../domain/tables.ts';
import type { From } from './found.ts';
import type { Derived } from './parts.ts';
import { placeName } from './places.ts';

type Lack = NonNullable<LackView['lacks']>[number];

/** What is known of a place beforehand. */
interface Outlook {
  readonly place: PlaceRef;
  readonly kind: 'address' | 'reception' | 'custody';
  readonly where: string;
  /** Whether people may be found there: a number that nobody knows is not none. */
  readonly people: boolean;
  /** Whether women are expected (true), may be there (null), or are not (false). */
  readonly women: boolean | null;
  readonly languages: readonly string[];
  readonly languageUnknown: boolean;
  readonly warrant: boolean;
  readonly needs: readonly Requirement[];
  readonly speaksOf: readonly string[];
}

/**
 * What a place (by its id) will want and nobody has asked for: of an address by whom it expects, of a reception centre by
 * the addresses that bring people there, of a custody suite by those whose suspects come there. Null where nothing lacks.
 */
export function lackOf(placeId: Id, from: From): Derived<LackView> | null {
  const outlook = outlookOf(placeId, from);
  if (outlook === null) return null;
  const lacks = LACK_RULES.flatMap((rule) => lacksBy(rule, outlook));
  return lacks.length === 0 ? null : { value: { place: outlook.place, lacks }, speaksOf: outlook.speaksOf };
}

function outlookOf(placeId: Id, from: From): Outlook | null {
  if (from.part('address', placeId, 'ref') !== undefined) {
    const place = { kind: 'address', id: placeId } as const;
    const warrant = from.part('address', placeId, 'entryUnder') === 'warrant';
    return { ...expectedAt([placeId], from), ...asIs(place, 'address', from), warrant };
  }
  const site = from.part('site', placeId, 'kind');
  if (site !== 'reception_centre' && site !== 'custody') return null;
  const field = site === 'custody' ? 'custodyId' : 'receptionId';
  const ids = [...from.ids('address', 'site', placeId)].filter((id) => from.part('address', id, field) === placeId);
  if (ids.length === 0) return null;
  const known = asIs({ kind: 'site', id: placeId }, site === 'custody' ? 'custody' : 'reception', from);
  const speaksOf = [...known.speaksOf, ...ids.map((id) => recordKey('address', id))];
  return { ...expectedAt(ids, from), ...known, warrant: false, speaksOf };
}

function asIs(place: PlaceRef, kind: Outlook['kind'], from: From) {
  const ids = [...from.ids('requirement', 'place', place.id)];
  return {
    place,
    kind,
    where: placeName(place, from),
    needs: ids.flatMap((id) => from.get('requirement', id) ?? []),
    speaksOf: [recordKey(place.kind, place.id), ...ids.map((id) => recordKey('requirement', id))],
  };
}

function expectedAt(addressIds: readonly Id[], from: From) {
  const all = addressIds
    .map((id) => from.part('address', id, 'expected'))
    .filter((one): one is Address['expected'] => one !== undefined && one.number !== 0);
  const spoken = all.map(({ languages }) => languages.filter((tag) => tag !== UNKNOWN_LANGUAGE));
  const genders = all.map(({ gender }) => gender ?? 'unknown');
  const expected = genders.some((gender) => gender === 'women' || gender === 'mixed');
  return {
    people: all.length > 0,
    women: expected ? true : genders.includes('unknown') ? null : false,
    languages: [...new Set(spoken.flat())].filter((tag) => !/^en\b/i.test(tag)),
    languageUnknown: all.some(({ languages }) => languages.length === 0 || languages.includes(UNKNOWN_LANGUAGE)),
  };
}

function lacksBy(id: LackRuleId, outlook: Outlook): readonly Lack[] {
  const rule = LACK_RULE_BOOK[id];
  if (!rule.at.includes(outlook.kind)) return [];
  const { role, gender, worksWith } = rule;
  const lack = (languages: readonly string[], sentence: string): Lack => ({
    role,
    languages,
    gender,
    worksWith,
    sentence,
  });
  const asked = outlook.needs.filter((need) => need.role === role && onSide(need, worksWith));
  switch (rule.when) {
    case 'each_language':
      return outlook.languages
        .filter((tag) => !asked.some(({ languages }) => languages.includes(tag)))
        .map((tag) => lack([tag], languageWords(id, outlook, languageName(tag))));
    case 'no_language': {
      const isAsked = outlook.needs.some((need) => asksAnyLanguage(need) && onSide(need, worksWith));
      const sentence = `${outlook.where}: nobody knows which language is spoken, and no interpreter by phone is asked for.`;
      return outlook.languageUnknown && !isAsked ? [lack([UNKNOWN_LANGUAGE], sentence)] : [];
    }
    case 'women': {
      const words = outlook.women === true ? 'expects women' : 'may have women';
      const sentence = `${outlook.where} ${words}, and no woman officer is asked for.`;
      return outlook.women !== false && asked.length === 0 ? [lack([], sentence)] : [];
    }
    case 'people':
      return outlook.people && asked.length === 0
        ? [lack([], `${outlook.where} expects people, and nobody is asked for to drive them.`)]
        : [];
    case 'warrant':
      return outlook.warrant && !outlook.needs.some((need) => isTrained(need, id))
        ? [
            lack(
              [],
              `${outlook.where} is entered by warrant, and ${TRAINED_WORDS[id] ?? 'nobody trained'} is asked for.`,
            ),
          ]
        : [];
  }
}

/** Whether a need is on the side that a rule speaks of; one for either side does for both. */
const onSide = ({ worksWith }: Requirement, side: Requirement['worksWith']): boolean =>
  side === 'either' ? worksWith !== 'suspects' : worksWith === side || worksWith === 'either';

const asksAnyLanguage = ({ role, languages }: Requirement): boolean =>
  (role === 'interpreter' || role === 'phone_interpreter') &&
  (languages.length === 0 || languages.includes(UNKNOWN_LANGUAGE));

function languageWords(id: LackRuleId, { kind, where }: Outlook, language: string): string {
  const expects = kind === 'custody' ? 'may hold' : 'expects';
  if (id === 'phone_interpreter')
    return `${where} ${expects} ${language} speakers, and no interpreter by phone is asked for to fall back on.`;
  if (id === 'custody_interpreter')
    return `${where} ${expects} ${language} speakers, and no interpreter is asked for on the suspects’ side.`;
  return `${where} ${expects} ${language} speakers, and no interpreter is asked for.`;
}

const TRAINED_WORDS: Partial<Record<LackRuleId, string>> = {
  search_trained: 'nobody trained to search',
  entry_trained: 'nobody trained in entry',
};

const isTrained = ({ role, certificates }: Requirement, id: LackRuleId): boolean =>
  id === 'search_trained'
    ? role === 'search_officer' || certificates.includes('search_trained')
    : role === 'entry_officer' || certificates.includes('entry_trained');
