import type { EditKind, EditTarget } from '../editing/commands-of.ts';
import type { Deed } from '../editing/history.ts';
import { valuesOf } from '../editing/whole.ts';
import type { PlanData } from './plan-data.ts';

type Tables = Pick<PlanData, 'tasks' | 'contingencies' | 'drawings' | 'warrants' | 'risks' | 'staff'>;

/**
 * What the server takes away or unties together with a record, as deeds of its own, so that undo can bring it back: an
 * address goes with its tasks, contingencies, drawings, warrants and risks; whoever was posted there is posted nowhere;
 * what named a post names none. `ownAgencyId`: a risk of another agency is theirs to write again, and is left out.
 */
export function goesWith(data: Tables, target: EditTarget, ownAgencyId: string | undefined): readonly Deed[] {
  const { kind } = target;
  if (kind === 'address') {
    return [
      ...gone('task', data.tasks, ({ addressId }) => addressId === target.id),
      ...gone('contingency', data.contingencies, ({ addressId }) => addressId === target.id),
      ...gone('drawing', data.drawings, ({ addressId }) => addressId === target.id),
      ...gone('warrant', data.warrants, ({ addressId }) => addressId === target.id),
      ...ownRisks(data, target.id, ownAgencyId),
      ...unposted(data, target),
    ];
  }
  if (kind === 'site') return [...ownRisks(data, target.id, ownAgencyId), ...unposted(data, target)];
  if (kind === 'team') return unposted(data, target);
  if (kind !== 'post') return [];
  return [...untied('task', data.tasks, target.id), ...untied('contingency', data.contingencies, target.id)];
}

function gone<V extends object>(
  kind: EditKind,
  table: ReadonlyMap<string, V>,
  goes: (view: V) => boolean,
): readonly Deed[] {
  return [...table].flatMap(([id, view]): Deed[] => {
    const values = goes(view) ? valuesOf(kind, view) : undefined;
    return values === undefined ? [] : [{ kind: 'remove', target: { kind, id }, values, label: 'What went with it' }];
  });
}

const ownRisks = ({ risks }: Tables, placeId: string, ownAgencyId: string | undefined): readonly Deed[] =>
  gone('risk', risks, ({ place, agencyId }) => place?.id === placeId && agencyId === ownAgencyId);

const cleared = (kind: EditKind, id: string, field: string, from: unknown): Deed => ({
  kind: 'edit',
  edit: { target: { kind, id }, field, from, to: null, label: 'What went with it' },
});

const unposted = ({ staff }: Tables, { kind, id: goneId }: EditTarget): readonly Deed[] =>
  [...staff].flatMap(([id, { posting }]) =>
    posting?.kind === kind && posting.id === goneId ? [cleared('staff', id, 'posting', posting)] : [],
  );

const untied = (
  kind: 'task' | 'contingency',
  table: ReadonlyMap<string, { readonly postId?: string | null }>,
  goneId: string,
): readonly Deed[] =>
  [...table].flatMap(([id, { postId }]) => (postId === goneId ? [cleared(kind, id, 'postId', postId)] : []));
