import { useState } from 'react';
import { useSubmit } from '../../editing/use-submit.ts';
import { useAnnounce } from '../../ui/Announcer.tsx';
import { Button } from '../../ui/Button.tsx';
import { Combobox } from '../../ui/Combobox.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { FaultText } from '../../ui/FaultText.tsx';
import type { PostView } from '#shared/plan-records.ts';
import { usePlan } from '../plan-context.ts';
import { memberName } from '../plan-data.ts';
import { memberChoices, NONE } from './choices.ts';

export interface HandOverDialogProps {
  readonly id: string;
  readonly post: PostView;
  readonly onClose: () => void;
}

/** Offers a post to a member. Until they take it on it is where it was. */
export function HandOverDialog({ id, post, onClose }: HandOverDialogProps) {
  const { data } = usePlan();
  const say = useAnnounce();
  const [toId, setToId] = useState<string>();
  const { faults, message, busy, submit } = useSubmit('HandOverPost', { toId: 'Who takes it over' });
  const { name = 'the post', holderId = null } = post;
  const items = memberChoices(data, '').filter(({ value }) => value !== NONE && value !== holderId);
  const offer = async (): Promise<void> => {
    if ((await submit({ postId: id, toId })) === undefined) return;
    say(`${name} is offered to ${memberName(data, toId ?? '')}`, { tone: 'ok' });
    onClose();
  };
  return (
    <Dialog open title={`Hand over ${name}`} onClose={onClose}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void offer();
        }}
      >
        <p>
          {holderId === null ? 'Nobody holds it now.' : `${memberName(data, holderId)} holds it until it is taken on.`}{' '}
          Both acts stand in the log.
        </p>
        <Combobox
          label="Who takes it over"
          placeholder="Type a name"
          width="full"
          items={items}
          value={toId}
          onChange={setToId}
          fault={faults['toId']}
          emptyText="No member of that name"
        />
        {message !== undefined && <FaultText>{message}</FaultText>}
        <div className="cluster">
          <Button type="submit" kind="primary" disabled={busy}>
            Offer it
          </Button>
          <Button onClick={onClose}>Leave as it is</Button>
        </div>
      </form>
    </Dialog>
  );
}
