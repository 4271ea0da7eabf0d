import { useEffect, useMemo, useRef, useState } from 'react';
import { callOf } from './assistance.ts';
import { AssistanceBar } from './AssistanceBar.tsx';
import { HomeView } from './HomeView.tsx';
import { Orders } from './Orders.tsx';
import { PhoneFrame } from './PhoneFrame.tsx';
import { PhoneHead } from './PhoneHead.tsx';
import type { PhoneView } from './phone-view.ts';
import { Refusals } from './Refusals.tsx';
import { SubViews } from './SubViews.tsx';
import { useAct } from './use-act.ts';
import { useShake } from './use-device.ts';
import type { Field } from './use-field.ts';
import { WhoIsHere } from './WhoIsHere.tsx';
import { useRecords } from '../app/hooks.ts';
import { PostOffer } from '../app/PostOffer.tsx';

export interface OpenPhoneProps {
  readonly field: Field;
  readonly onLock: () => void;
}

/** The phone as its officer sees it. */
export function OpenPhone({ field, onLock }: OpenPhoneProps) {
  const { addressId, operation, own, standing } = field;
  const [view, setView] = useState<PhoneView>('home');
  const before = useMemo(() => ({ counts: standing.counts, outcome: standing.outcome?.outcome ?? null }), [standing]);
  const acting = useAct(before);
  const calls = useRecords('assistance');
  const call = useMemo(
    () =>
      callOf(
        calls.values(),
        own.filter(({ report }) => report.type === 'RaiseAssistance' && report.payload.addressId === addressId),
        addressId,
      ),
    [calls, own, addressId],
  );
  useShake(useMemo(() => (call.kind === 'acknowledged' ? [`${call.at} ${call.going.length}`] : []), [call]));
  const main = useFocusOnReturn(view);
  const home = (): void => setView('home');
  return (
    <PhoneFrame
      head={<PhoneHead field={field} />}
      mainRef={main}
      foot={
        <AssistanceBar
          call={call}
          zone={operation.zone}
          onCall={() => acting.act({ type: 'RaiseAssistance', payload: { addressId, detail: '', source: 'phone' } })}
        />
      }
    >
      <PostOffer />
      <Orders field={field} act={acting.act} />
      <Refusals zone={operation.zone} />
      {view === 'home' ? (
        <>
          <WhoIsHere />
          <HomeView field={field} acting={acting} onView={setView} />
        </>
      ) : (
        <SubViews view={view} field={field} act={acting.act} onView={setView} onBack={home} onLock={onLock} />
      )}
    </PhoneFrame>
  );
}

/** The focus does not fall off the page when a further view closes. */
function useFocusOnReturn(view: PhoneView) {
  const main = useRef<HTMLElement>(null);
  const before = useRef(view);
  useEffect(() => {
    if (view === 'home' && before.current !== 'home') main.current?.focus({ preventScroll: true });
    if (view !== before.current) main.current?.parentElement?.scrollTo({ top: 0 });
    before.current = view;
  }, [view]);
  return main;
}
