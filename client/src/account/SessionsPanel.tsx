import { useState } from 'react';
import { useSessionFace } from '../app/use-session.ts';
import { endSession, sessions, type SessionLine } from '../connection/api.ts';
import { dayAndTime } from '../format/time.ts';
import { useAnnounce } from '../ui/Announcer.tsx';
import { Button } from '../ui/Button.tsx';
import { Chip } from '../ui/Chip.tsx';
import { Panel } from '../ui/Panel.tsx';
import { LoadingState, OfflineState, RefusedState } from '../ui/States.tsx';
import { Table, type Column } from '../ui/Table.tsx';
import { useAnswer } from './use-answer.ts';
import { refusedWords } from './use-call.ts';

/** Where one is signed in: each device with its beginning, and a way to end one or all others. */
export function SessionsPanel() {
  const [asked, again] = useAnswer(sessions);
  const end = useEnding(again);
  if (asked.kind === 'asking') {
    return (
      <Panel title="Signed in on" look="roomy">
        <LoadingState what="your devices" />
      </Panel>
    );
  }
  const { answer } = asked;
  const lines = answer.ok ? answer.value : [];
  const others = lines.filter(({ current }) => !current);
  const retry = <Button onClick={() => void again()}>Try again</Button>;
  return (
    <Panel
      title="Signed in on"
      look="roomy"
      actions={
        others.length > 1 && (
          <Button kind="danger" disabled={end.busy} onClick={() => void end.run(others)}>
            End all others
          </Button>
        )
      }
    >
      {answer.ok ? (
        <Table
          caption="Devices on which you are signed in"
          hideCaption
          columns={columns(end.busy, (line) => void end.run([line]))}
          rows={lines}
          rowKey={({ id }) => id}
        />
      ) : answer.answered ? (
        <RefusedState reason={refusedWords(answer)} action={retry} />
      ) : (
        <OfflineState kept="Where you are signed in is not kept on this device." action={retry} />
      )}
    </Panel>
  );
}

function columns(busy: boolean, onEnd: (line: SessionLine) => void): readonly Column<SessionLine>[] {
  return [
    {
      key: 'device',
      head: 'Device',
      rowHead: true,
      cell: ({ device }) => (device === '' ? 'A device that does not say' : device),
    },
    { key: 'since', head: 'Since', cell: ({ begunAt }) => dayAndTime(begunAt) },
    { key: 'until', head: 'At the latest until', minor: true, cell: ({ endsAt }) => dayAndTime(endsAt) },
    {
      key: 'end',
      head: 'End',
      cell: (line) =>
        line.current ? (
          <Chip tone="ok">This one</Chip>
        ) : (
          <Button disabled={busy} onClick={() => onEnd(line)} aria-label={`End the session on ${line.device}`}>
            End
          </Button>
        ),
    },
  ];
}

function useEnding(again: () => Promise<void>) {
  const say = useAnnounce();
  const { check } = useSessionFace();
  const [busy, setBusy] = useState(false);
  const run = async (lines: readonly SessionLine[]): Promise<void> => {
    setBusy(true);
    const answers = await Promise.all(lines.map(({ id }) => endSession(id)));
    const failed = answers.find((answer) => !answer.ok);
    if (failed === undefined)
      say(lines.length === 1 ? 'Session ended' : `${lines.length} sessions ended`, { tone: 'ok' });
    else if (!failed.ok) say(refusedWords(failed), { manner: 'assertive', tone: 'bad' });
    await again();
    await check();
    setBusy(false);
  };
  return { busy, run };
}
