import { Button } from '../ui/Button.tsx';
import { RefusedState } from '../ui/States.tsx';

/** Any page but the phone's own, on a phone that is locked: nothing is asked for and nothing is shown. */
export function LockedPage() {
  const { pathname, search } = window.location;
  const unlock = () => window.location.assign(`/sign-in?to=${encodeURIComponent(pathname + search)}`);
  return (
    <main id="main" className="phone">
      <RefusedState
        title="This phone is locked"
        reason="Nothing is read on a locked phone. It opens when you sign in again."
        action={
          <Button kind="primary" onClick={unlock}>
            Sign in to open it
          </Button>
        }
      />
    </main>
  );
}
