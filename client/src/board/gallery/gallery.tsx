import { StrictMode, useMemo } from 'react';
import { createRoot } from 'react-dom/client';
import { ClientContext, useClient, type Client, type SendOn } from '../../app/client.ts';
import { FilledScope } from '../../app/FilledScope.tsx';
import { SessionContext, type SessionFace } from '../../app/use-session.ts';
import { showTheme, themeOf } from '../../theme/theme.ts';
import { AnnouncerProvider } from '../../ui/Announcer.tsx';
import type { Put } from '#shared/protocol.ts';
import { refusal } from '#shared/refusals.ts';
import { ACTING_ROLES } from '#shared/vocabulary.ts';
import { Board } from '../Board.tsx';
import { afternoon, id } from './afternoon.ts';

const asked = new URLSearchParams(window.location.search);
const session: SessionFace = {
  state: () => ({ kind: 'unreachable' }),
  onState: () => () => undefined,
  check: () => Promise.resolve(),
  signOut: () => Promise.resolve(),
};

/** What was sent, for whoever looks at this page: nothing of it goes anywhere. */
const sent: { readonly type: string; readonly payload: unknown; readonly occurredAt?: number }[] = [];
Object.assign(window, { sent });
const send: SendOn = (_target, type, payload, options) => {
  sent.push({ type, payload, ...(options?.occurredAt === undefined ? {} : { occurredAt: options.occurredAt }) });
  return Promise.resolve(
    asked.has('refuse')
      ? { ok: false, id: id('x'), refusal: refusal('wrong_phase') }
      : { ok: true, id: id('x'), recordedAt: Date.now() },
  );
};

function Sending({ children }: { readonly children: React.ReactNode }) {
  const still = useClient();
  const client = useMemo<Client>(() => ({ ...still, send }), [still]);
  return <ClientContext value={client}>{children}</ClientContext>;
}

const put: Put = asked.has('empty') ? {} : afternoon(Date.now() - 761_000);

/** `?as=desk`, `?empty`, `?refuse`, `?theme=night`: the board over records given by hand. */
function Gallery() {
  const as = ACTING_ROLES.find((role) => role === asked.get('as')) ?? 'lead';
  return (
    <AnnouncerProvider>
      <SessionContext value={session}>
        <FilledScope stream={`operation/${id('op')}`} as={as} put={put}>
          <Sending>
            <Board />
          </Sending>
        </FilledScope>
      </SessionContext>
    </AnnouncerProvider>
  );
}

const theme = themeOf(asked.get('theme'));
if (theme !== undefined) showTheme(theme);
const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <Gallery />
    </StrictMode>,
  );
}
