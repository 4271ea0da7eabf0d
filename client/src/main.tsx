import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { ClientContext } from './app/client.ts';
import { makeClient } from './app/make-client.ts';
import { keepShell } from './app/keep-shell.ts';
import { staySignedIn } from './app/stay-signed-in.ts';
import { SessionContext, type SessionFace } from './app/use-session.ts';
import { AnnouncerProvider } from './ui/Announcer.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no place for Muster.');

const client = makeClient();
const { session, signOut } = client;
const face: SessionFace = { state: session.state, onState: session.onState, check: session.check, signOut };

createRoot(root).render(
  <StrictMode>
    <ClientContext value={client}>
      <SessionContext value={face}>
        <AnnouncerProvider>
          <App />
        </AnnouncerProvider>
      </SessionContext>
    </ClientContext>
  </StrictMode>,
);
// A worker comes by her link, and others come to sign in: there is no account yet to ask after.
if (!['/w', '/link', '/sign-in'].includes(window.location.pathname)) {
  void client.start();
  staySignedIn(window, () => void session.check(), Date.now);
}
if (import.meta.env.PROD) keepShell();
