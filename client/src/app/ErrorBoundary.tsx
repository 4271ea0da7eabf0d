import { Component, type ReactNode } from 'react';
import { Button } from '../ui/Button.tsx';
import { RefusedState } from '../ui/States.tsx';

interface State {
  readonly failed: boolean;
}

/**
 * The last resort: a page that breaks says so in one sentence, and can be loaded again. What broke is not shown, nor
 * sent anywhere: it may hold what the page showed.
 */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { failed: false };

  static getDerivedStateFromError(): State {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <main id="main" className="office">
        <RefusedState
          title="This page stopped working"
          reason="What was recorded is safe, and reports kept on this device stay. Load the page again; without signal, wait until there is some."
          action={
            <Button kind="primary" onClick={() => window.location.reload()}>
              Load the page again
            </Button>
          }
        />
      </main>
    );
  }
}
