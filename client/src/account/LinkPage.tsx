import { useCallback, useEffect, useState } from 'react';
import { Standalone } from '../app/Standalone.tsx';
import { usePageTitle } from '../app/use-page-title.ts';
import { lookAtLink } from '../connection/api.ts';
import { Button } from '../ui/Button.tsx';
import { LoadingState, OfflineState, RefusedState } from '../ui/States.tsx';
import { REFUSALS } from '#shared/refusals.ts';
import { InvitationForm } from './InvitationForm.tsx';
import { SignInByLink } from './SignInByLink.tsx';
import { useAnswer } from './use-answer.ts';
import { refusedWords } from './use-call.ts';

/**
 * `/link#<token>`: an invitation or a sign-in link. Opening it spends nothing, because mail scanners open links; the
 * token is taken out of the address bar at once, so that it stays in no history.
 */
export function LinkPage() {
  usePageTitle('Muster: your link');
  const [token, setToken] = useState(() => window.location.hash.slice(1));
  useEffect(() => {
    const take = (): void => {
      const fresh = window.location.hash.slice(1);
      if (fresh === '') return;
      setToken(fresh);
      window.history.replaceState(null, '', '/link');
    };
    take();
    // Another link opened in the same tab changes nothing but the fragment.
    window.addEventListener('hashchange', take);
    return () => window.removeEventListener('hashchange', take);
  }, []);
  return (
    <Standalone width="narrow">
      {token === '' ? (
        <RefusedState title="This link is not whole" reason={REFUSALS.link_spent} />
      ) : (
        <Link key={token} token={token} />
      )}
    </Standalone>
  );
}

function Link({ token }: { readonly token: string }) {
  const look = useCallback(() => lookAtLink(token), [token]);
  const [asked, onAgain] = useAnswer(look);
  if (asked.kind === 'asking') return <LoadingState what="your link" />;
  const { answer } = asked;
  if (answer.ok) {
    return answer.value.purpose === 'invitation' ? (
      <InvitationForm token={token} link={answer.value} />
    ) : (
      <SignInByLink token={token} link={answer.value} />
    );
  }
  const again = (
    <Button kind="primary" onClick={() => void onAgain()}>
      Try again
    </Button>
  );
  if (!answer.answered) return <OfflineState kept="The link is not used up. Keep this page open." action={again} />;
  const passing = answer.refusal.code === 'too_fast' || answer.refusal.code === 'unavailable';
  return (
    <RefusedState title="This link does not open" reason={refusedWords(answer)} action={passing ? again : undefined} />
  );
}
