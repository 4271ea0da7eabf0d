import { useRecords, useSend } from '../../app/hooks.ts';
import { messageChannels, type MessageChannelLine } from '../../connection/api.ts';
import { dayAndTime } from '../../format/time.ts';
import { useAnnounce } from '../../ui/Announcer.tsx';
import { Button } from '../../ui/Button.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { FaultText } from '../../ui/FaultText.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { LoadingState, OfflineState, RefusedState } from '../../ui/States.tsx';
import { messageChannelWords } from '../../words/staffing-labels.ts';
import { isErased } from '#shared/erased.ts';
import type { MessageChannelView } from '#shared/records.ts';
import { useState } from 'react';
import { useAnswer } from '../use-answer.ts';
import { refusedWords } from '../use-call.ts';
import styles from './administration.module.css';

/** The ways out of Muster: off until somebody here switches them on, with who would learn what beside the switch. */
export function ChannelsPanel() {
  const [asked, again] = useAnswer(messageChannels);
  const switched = useRecords('messageChannel');
  return (
    <Panel
      title="Messages that leave Muster"
      look="roomy"
      note="they say that something waits, and never what, where or for whom"
    >
      {asked.kind === 'asking' ? (
        <LoadingState what="the channels" />
      ) : asked.answer.ok ? (
        <ul className={styles['agencies']}>
          {asked.answer.value.map((line) => (
            <ChannelItem
              key={line.channel}
              line={line}
              switched={switched.get(line.channel)}
              onSwitched={() => void again()}
            />
          ))}
        </ul>
      ) : asked.answer.answered ? (
        <RefusedState
          reason={refusedWords(asked.answer)}
          action={<Button onClick={() => void again()}>Try again</Button>}
        />
      ) : (
        <OfflineState
          kept="Which channels there are is asked of the server."
          action={<Button onClick={() => void again()}>Try again</Button>}
        />
      )}
    </Panel>
  );
}

interface ChannelItemProps {
  readonly line: MessageChannelLine;
  readonly switched: MessageChannelView | undefined;
  readonly onSwitched: () => void;
}

function ChannelItem({ line, switched, onSwitched }: ChannelItemProps) {
  const { channel, host, learns, open } = line;
  const send = useSend();
  const say = useAnnounce();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string>();
  const words = sentenceCase(messageChannelWords[channel]);
  const turn = async (on: boolean): Promise<void> => {
    if (host === null) return;
    setBusy(true);
    const reply = await send('SwitchMessageChannel', { channel, on, host });
    setBusy(false);
    setFault(reply.ok ? undefined : reply.refusal.message);
    if (!reply.ok) return;
    say(`${words} is ${on ? 'on' : 'off'}`, { tone: 'ok' });
    onSwitched();
  };
  return (
    <li aria-label={words}>
      <div>
        <b>{words}</b> <Chip tone={open ? 'ok' : 'idle'}>{open ? 'On' : 'Off'}</Chip>
        <p className="muted">
          {host === null ? 'This server is not set up for it: its settings name no host.' : learns}
        </p>
        {typeof switched?.at === 'number' && <p className="muted">{sinceText(switched)}</p>}
        {fault !== undefined && <FaultText>{fault}</FaultText>}
      </div>
      {host !== null && (
        <div>
          <Button
            disabled={busy}
            onClick={() => void turn(!open)}
            aria-label={`${open ? 'Switch off' : 'Switch on'}: ${words}`}
          >
            {open ? 'Switch off' : 'Switch on'}
          </Button>
        </div>
      )}
    </li>
  );
}

const sentenceCase = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

function sinceText({ on, by, at }: MessageChannelView): string {
  const who = by === undefined || isErased(by) ? '' : ` by ${by}`;
  return `Switched ${on === true ? 'on' : 'off'} ${typeof at === 'number' ? dayAndTime(at) : ''}${who}`;
}
