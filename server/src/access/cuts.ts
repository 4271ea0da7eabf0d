import type { StreamKind } from '#shared/ids.ts';
import type { AgencyEntities } from '../domain/agency-state.ts';
import type { DirectoryEntities } from '../domain/directory-state.ts';
import type { OperationEntities } from '../domain/operation-state.ts';
import type { Entities } from '../domain/tables.ts';
import type { Cut } from './cut.ts';
import { addressRules } from './projectors-address.ts';
import { askingRules } from './projectors-asking.ts';
import { derivedRules } from './projectors-derived.ts';
import { directoryRules } from './projectors-directory.ts';
import { logRules } from './projectors-log.ts';
import { lawRules } from './projectors-law.ts';
import { noticeRules } from './projectors-notices.ts';
import { operationRules } from './projectors-operation.ts';
import { previewRules } from './projectors-preview.ts';
import { peopleRules } from './projectors-people.ts';
import { placeRules } from './projectors-places.ts';
import { planRules } from './projectors-plan.ts';
import { rosterRules } from './projectors-roster.ts';
import { staffingRules } from './projectors-staffing.ts';
import { agencyScope, directoryScope, operationScope, previewScope } from './scopes.ts';

export const OPERATION_CUT: Cut<OperationEntities> = {
  scope: operationScope,
  rules: {
    ...operationRules,
    ...addressRules,
    ...peopleRules,
    ...placeRules,
    ...staffingRules,
    ...askingRules,
    ...logRules,
    ...noticeRules,
    ...planRules,
    ...lawRules,
    ...derivedRules,
  },
};

/** What the lead may look at of an agency's view. It stands apart from what anybody follows. */
export const PREVIEW_CUT: Cut<OperationEntities> = { scope: previewScope, rules: previewRules };

export const AGENCY_CUT: Cut<AgencyEntities> = { scope: agencyScope, rules: rosterRules };

export const DIRECTORY_CUT: Cut<DirectoryEntities> = { scope: directoryScope, rules: directoryRules };

const NOTHING: Cut<Entities> = { scope: () => [], rules: {} };

/** The cut of a kind of stream. Of sessions nobody sees anything. */
export function cutOf(kind: StreamKind): Cut<Entities> {
  switch (kind) {
    case 'operation':
      return OPERATION_CUT as unknown as Cut<Entities>;
    case 'agency':
      return AGENCY_CUT as unknown as Cut<Entities>;
    case 'directory':
      return DIRECTORY_CUT as unknown as Cut<Entities>;
    case 'sessions':
      return NOTHING;
  }
}
