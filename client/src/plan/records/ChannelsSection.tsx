import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/States.tsx';
import { channelFields } from '#shared/commands/plan-record-fields.ts';
import type { ChannelView } from '#shared/plan-records.ts';
import { TextCell } from '../cells.tsx';
import { usePlan } from '../plan-context.ts';
import { sorted } from '../plan-data.ts';
import { Section } from '../Section.tsx';
import { AddChannel } from './AddChannel.tsx';
import { CHANNEL_FIELDS, CHANNEL_WORDS } from './channel-words.ts';
import { RecordRow } from './RecordRow.tsx';
import { RecordRows } from './RecordRows.tsx';

/** The communications plan as data: what is said where, by which names, and what is used when it fails. */
export function ChannelsSection() {
  const { data, may } = usePlan();
  const [adding, setAdding] = useState(false);
  return (
    <Section
      id="communications"
      title="Communications"
      note="Who speaks where, and what is used when a talkgroup fails."
      actions={
        may && (
          <Button icon="plus" onClick={() => setAdding(true)}>
            Add channel
          </Button>
        )
      }
    >
      {adding && <AddChannel onClose={() => setAdding(false)} />}
      {data.channels.size === 0 && !adding && (
        <EmptyState title="No channels yet">
          {may ? 'Add the command talkgroup first, with what is used when it fails.' : 'The lead adds them.'}
        </EmptyState>
      )}
      {data.channels.size > 0 && (
        <RecordRows
          look="channel"
          label="Communications plan"
          heads={CHANNEL_FIELDS.map((field) => CHANNEL_WORDS[field])}
        >
          {sorted(data.channels, ({ purpose }) => purpose).map(([id, channel]) => (
            <ChannelRow key={id} id={id} channel={channel} />
          ))}
        </RecordRows>
      )}
    </Section>
  );
}

function ChannelRow({ id, channel }: { readonly id: string; readonly channel: ChannelView }) {
  const { purpose = '' } = channel;
  return (
    <RecordRow
      kind="channel"
      id={id}
      name={purpose}
      remove={{
        type: 'RemoveChannel',
        payload: { channelId: id },
        warning: 'Nobody is told to listen there any more.',
      }}
    >
      {CHANNEL_FIELDS.map((field) => (
        <TextCell
          key={field}
          target={{ kind: 'channel', id }}
          of={purpose}
          field={field}
          label={CHANNEL_WORDS[field]}
          value={channel[field] ?? ''}
          schema={channelFields[field]}
        />
      ))}
    </RecordRow>
  );
}
