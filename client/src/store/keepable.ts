import type { CommandType } from '../connection/command-types.ts';

type Fields = Readonly<Record<string, unknown>>;
/** What may stand on the device: ids, numbers, yes and no, and words of the product's own lists. */
type Rule = 'plain' | 'listed_need' | 'emptied';

const STEP: Fields = { addressId: 'plain', step: 'plain', reached: 'plain', source: 'plain' };
/** Every report that outlives the page, with the fields that may; whatever is not here stays in memory. */
const KEEPABLE: Readonly<Partial<Record<CommandType, Readonly<Record<string, Rule>>>>> = {
  ReportStep: STEP as Readonly<Record<string, Rule>>,
  ReportCount: { addressId: 'plain', count: 'plain', number: 'plain', source: 'plain' },
  ReportOutcome: { addressId: 'plain', outcome: 'plain', source: 'plain' },
  RaiseAssistance: { addressId: 'plain', detail: 'emptied', source: 'plain' },
  NeedSomeone: { addressId: 'plain', need: 'listed_need', source: 'plain' },
  AcknowledgeAssistance: { assistanceId: 'plain' },
  ReportPresence: { assignmentId: 'plain', presence: 'plain', source: 'plain' },
  MarkNotice: { noticeId: 'plain', state: 'plain' },
};
const PLAIN = /^[A-Za-z0-9_-]{1,40}$/;

/**
 * The part of a payload that may be written to the device, which is assumed to be searched: no address, name or typed
 * word. `shortened` says that typed words were left out. Undefined where the report cannot be kept at all.
 */
export function keepable(
  type: CommandType,
  payload: unknown,
  isListedNeed: (words: string) => boolean,
): { readonly payload: Fields; readonly shortened: boolean } | undefined {
  const rules = KEEPABLE[type];
  if (rules === undefined || typeof payload !== 'object' || payload === null) return undefined;
  const kept: Record<string, unknown> = {};
  let shortened = false;
  for (const [name, value] of Object.entries(payload)) {
    if (value === undefined) continue;
    const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
    if (rule === 'emptied') {
      kept[name] = '';
      shortened ||= value !== '';
    } else if (
      rule === 'listed_need' ? typeof value === 'string' && isListedNeed(value) : rule === 'plain' && isPlain(value)
    ) {
      kept[name] = value;
    } else {
      return undefined;
    }
  }
  return { payload: kept, shortened };
}

function isPlain(value: unknown): boolean {
  if (typeof value === 'string') return PLAIN.test(value);
  return value === null || typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value));
}
