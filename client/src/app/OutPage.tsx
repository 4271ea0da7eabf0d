import { useEffect } from 'react';
import { Button } from '../ui/Button.tsx';
import { RefusedState } from '../ui/States.tsx';
import type { Refusal } from '#shared/refusals.ts';

/** The session is over. The page is left for good, so that nothing of it stays in memory or behind the back button. */
export function OutPage({ refusal }: { readonly refusal: Refusal }) {
  const { pathname, search } = window.location;
  const back = pathname === '/' ? '/sign-in' : `/sign-in?to=${encodeURIComponent(pathname + search)}`;
  const signedOut = refusal.code === 'signed_out';
  useEffect(() => {
    if (signedOut) window.location.replace(back);
  }, [signedOut, back]);
  return (
    <main id="main" className="office">
      <RefusedState
        title={signedOut ? 'Signed out' : 'This page is out of date'}
        reason={refusal.message}
        action={
          <Button kind="primary" onClick={() => (signedOut ? window.location.replace(back) : window.location.reload())}>
            {signedOut ? 'Sign in' : 'Load the page again'}
          </Button>
        }
      />
    </main>
  );
}
