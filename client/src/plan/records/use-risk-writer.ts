import { useMe } from '../../app/hooks.ts';
import { usePlan } from '../plan-context.ts';

/** Whose risks the viewer may write on the plan: a lead writes and changes those of the lead's own force. */
export function useRiskWriter(): { readonly ownAgencyId: string | undefined; readonly mayShare: boolean } {
  const { data, may } = usePlan();
  const { agencyId } = useMe();
  const ownAgencyId = may ? agencyId : undefined;
  return { ownAgencyId, mayShare: data.agencies.get(ownAgencyId ?? '')?.kind === 'police' };
}
