import { NEED_DETAIL_UNSET } from '#shared/commands/staffing-fields.ts';
import type { OperationCommand } from '#shared/commands/operation-commands.ts';
import type { PayloadOf } from './deciding.ts';
import type { Requirement } from './operation-state.ts';

type Typed = Pick<PayloadOf<OperationCommand, 'AddUsualNeed'>, keyof typeof NEED_DETAIL_UNSET>;

/** A need with all of its details: what was not said is unset. */
export const withNeedDetail = <N extends Typed>(
  need: N,
): Omit<N, keyof typeof NEED_DETAIL_UNSET> & Pick<Requirement, keyof typeof NEED_DETAIL_UNSET> => ({
  ...need,
  dialects: need.dialects ?? NEED_DETAIL_UNSET.dialects,
  certificates: need.certificates ?? NEED_DETAIL_UNSET.certificates,
  minutesEach: need.minutesEach ?? NEED_DETAIL_UNSET.minutesEach,
});
