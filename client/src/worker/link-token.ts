/** What stands behind the # of a worker's page. */
export type Fragment =
  | { readonly kind: 'none' }
  /** Cut off or altered on its way: nothing that could open. */
  | { readonly kind: 'broken' }
  | { readonly kind: 'token'; readonly token: string };

const TOKEN = /^[A-Za-z0-9_-]{11}\.[A-Za-z0-9_-]{11}\.[A-Za-z0-9_-]{43}$/;

/** Reads `#<operation>.<assignment>.<secret>`. Mail programs put a full stop, a bracket or a space behind a link. */
export function readFragment(hash: string): Fragment {
  const text = hash.replace(/^#/, '').replace(/(?:%20|[\s.,;:)>\]])+$/, '');
  if (text === '') return { kind: 'none' };
  return TOKEN.test(text) ? { kind: 'token', token: text } : { kind: 'broken' };
}
