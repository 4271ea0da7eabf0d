import { cameIn } from '../app/leave.ts';
import { redeemLink } from '../connection/api.ts';
import { useCall, type Call } from './use-call.ts';

const LABELS = { password: 'Password' };

/** Uses a link, once, and goes on signed in. */
export function useRedeem(token: string): Call & { readonly redeem: (password?: string) => Promise<void> } {
  const call = useCall(LABELS);
  const redeem = async (password?: string): Promise<void> => {
    if ((await call.make(() => redeemLink(token, password))) === undefined) return;
    cameIn();
    window.location.replace('/');
  };
  return { ...call, redeem };
}
