import { StrictMode, useMemo } from 'react';
import { createRoot } from 'react-dom/client';
import { ClientContext, useClient, type Client, type SendOn } from '../../../app/client.ts';
import { FilledScope } from '../../../app/FilledScope.tsx';
import { PostOffer } from '../../../app/PostOffer.tsx';
import { EditsProvider } from '../../../editing/EditsProvider.tsx';
import { showTheme, themeOf } from '../../../theme/theme.ts';
import { AnnouncerProvider } from '../../../ui/Announcer.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import type { Put } from '#shared/protocol.ts';
import { refusal } from '#shared/refusals.ts';
import { ACTING_ROLES } from '#shared/vocabulary.ts';
import { PlanContext, usePlanRecords, useRecordOf } from '../../plan-context.ts';
import { AddressRisks } from '../AddressRisks.tsx';
import { AddressWarrants } from '../AddressWarrants.tsx';
import { ChannelsSection } from '../ChannelsSection.tsx';
import { ContingenciesSection } from '../ContingenciesSection.tsx';
import { DatesPart } from '../DatesPart.tsx';
import { OperationRisks } from '../OperationRisks.tsx';
import { PostsSection } from '../PostsSection.tsx';
import { ReadinessSection } from '../ReadinessSection.tsx';
import { ReceiptsPart } from '../ReceiptsPart.tsx';
import { TasksSection } from '../TasksSection.tsx';
import { UsualNeedsSection } from '../UsualNeedsSection.tsx';
import { filledPlan } from './filled.ts';
import { id } from './id.ts';
import styles from '../../plan.module.css';

const asked = new URLSearchParams(window.location.search);

/** What was sent, for whoever looks at this page: nothing of it goes anywhere. */
const sent: { readonly type: string; readonly payload: unknown }[] = [];
Object.assign(window, { sent });
const send: SendOn = (_target, type, payload) => {
  sent.push({ type, payload });
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

/** The parts of the plan that are records of their own, in the order in which the page has them. */
function Records() {
  const plan = usePlanRecords();
  const records = useRecordOf(plan);
  return (
    <PlanContext value={plan}>
      <EditsProvider may={plan.may} recordOf={records} stream={`operation/${plan.operationId}`}>
        <main id="main" className={styles['main']}>
          <h1>Plan</h1>
          <PostOffer />
          <DatesPart />
          <ReceiptsPart />
          <PostsSection />
          {[...plan.data.addresses.keys()].map((addressId) => (
            <Panel key={addressId} title={plan.data.addresses.get(addressId)?.ref}>
              <AddressWarrants addressId={addressId} />
              <AddressRisks addressId={addressId} />
            </Panel>
          ))}
          <UsualNeedsSection />
          <TasksSection />
          <ContingenciesSection />
          <ChannelsSection />
          <OperationRisks />
          <ReadinessSection />
        </main>
      </EditsProvider>
    </PlanContext>
  );
}

const now = Date.now();
const put: Put = asked.has('empty') ? {} : filledPlan(asked.has('dates') ? null : now + 26 * 3_600_000, now);

/** `?as=desk`, `?empty`, `?dates`, `?refuse`, `?theme=night`: the plan's records over records given by hand. */
function Gallery() {
  const as = ACTING_ROLES.find((role) => role === asked.get('as')) ?? 'lead';
  return (
    <AnnouncerProvider>
      <FilledScope stream={`operation/${id('op')}`} as={as} put={put}>
        <Sending>
          <Records />
        </Sending>
      </FilledScope>
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
