import { useEffect, useMemo, useRef } from 'react';
import { isOfOrder, openNotices, standingOrder } from './orders.ts';
import type { Act } from './use-act.ts';
import type { Field } from './use-field.ts';
import { useShake } from './use-device.ts';
import { useConnection, useLastHeard, useMe, useRecords } from '../app/hooks.ts';
import { clockTime, hourMinute } from '../format/time.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { noticeWords, orderWords } from '../words/labels.ts';
import type { Order } from '#shared/vocabulary.ts';

const TONES: Readonly<Record<Order, 'alarm' | 'warn' | 'info'>> = { abort: 'alarm', hold: 'warn', proceed: 'info' };

/** The order under which the address stands, and what else command wants understood. */
export function Orders({ field, act }: { readonly field: Field; readonly act: Act }) {
  const me = useMe();
  const notices = useRecords('notice');
  const offline = useConnection().kind === 'offline';
  const heard = useLastHeard();
  const { address, operation, own } = field;
  const understood = useMemo(
    () => new Set(own.flatMap(({ report }) => (isUnderstood(report) ? report.payload.noticeId : []))),
    [own],
  );
  const open = useMemo(() => openNotices(notices, me.memberId, understood), [notices, me.memberId, understood]);
  const order = standingOrder(address, open);
  const others = open.filter((one) => !isOfOrder(one));
  useShown(
    open.filter(({ notice }) => notice.told === 'waiting').map(({ id }) => id),
    act,
  );
  useShake(open.map(({ id }) => id));
  const understand = (ids: readonly string[]): void => {
    for (const noticeId of ids) act({ type: 'MarkNotice', payload: { noticeId, state: 'understood' } });
  };
  return (
    <>
      {order !== null && (order.order !== 'proceed' || order.noticeIds.length > 0) && (
        <Notice
          tone={TONES[order.order]}
          actions={
            order.noticeIds.length > 0 && <Button onClick={() => understand(order.noticeIds)}>Understood</Button>
          }
        >
          <b>{orderWords[order.order].toUpperCase()}</b> ordered {hourMinute(order.at, operation.zone)}
          {order.reason !== undefined && `: ${order.reason}`}
          {offline && heard !== null && <> · command last heard {clockTime(heard, operation.zone)}</>}
        </Notice>
      )}
      {others.map(({ id, notice }) => (
        <Notice key={id} tone="info" actions={<Button onClick={() => understand([id])}>Understood</Button>}>
          {notice.kind === undefined ? 'Something changed' : noticeWords[notice.kind]}
          {notice.at !== undefined && ` ${hourMinute(notice.at, operation.zone)}`}
        </Notice>
      ))}
      {operation.standing !== undefined && operation.standing.kind !== 'running' && (
        <Notice tone="warn">
          The operation is {operation.standing.kind} since {hourMinute(operation.standing.at, operation.zone)}.
        </Notice>
      )}
    </>
  );
}

type Report = Field['own'][number]['report'];
const isUnderstood = (report: Report): report is Extract<Report, { type: 'MarkNotice' }> =>
  report.type === 'MarkNotice' && report.payload.state === 'understood';

/** Tells command, once a notice, that it is on this screen. */
function useShown(waiting: readonly string[], act: Act): void {
  const told = useRef(new Set<string>());
  useEffect(() => {
    for (const noticeId of waiting) {
      if (told.current.has(noticeId)) continue;
      told.current.add(noticeId);
      act({ type: 'MarkNotice', payload: { noticeId, state: 'shown' } });
    }
  });
}
