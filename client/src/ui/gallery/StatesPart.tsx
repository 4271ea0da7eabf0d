import { useState } from 'react';
import { clockTime, dayRange } from '../../format/time.ts';
import { useAnnounce } from '../Announcer.tsx';
import { Button } from '../Button.tsx';
import { Chip, type Tone } from '../Chip.tsx';
import { ConnectionBar } from '../ConnectionBar.tsx';
import { Dialog } from '../Dialog.tsx';
import { Icon } from '../Icon.tsx';
import { iconNames } from '../icon-paths.ts';
import { Kbd } from '../Kbd.tsx';
import { Menu } from '../Menu.tsx';
import { Notice } from '../Notice.tsx';
import { Panel } from '../Panel.tsx';
import { SingleKeysSwitch } from '../SingleKeysSwitch.tsx';
import { EmptyState, ErasedMark, LoadingState, OfflineState, OverdueMark, RefusedState } from '../States.tsx';
import { Table } from '../Table.tsx';
import { TextField } from '../TextField.tsx';
import { useHotkeys } from '../use-hotkeys.ts';
import styles from './gallery.module.css';

const t = Date.parse('2026-11-26T14:00:00Z');
const chips: readonly (readonly [Tone, string])[] = [
  ['ok', 'yes, 14:09'],
  ['warn', '1 of 2'],
  ['bad', '2 gaps'],
  ['busy', 'MIKE 20 · radio'],
  ['move', 'Nurse 6 min'],
  ['care', 'care side'],
  ['alarm', 'Assistance'],
  ['idle', 'not needed yet'],
];
const rows = [
  { ref: 'H-17', what: 'Interpreter, Romanian, woman', from: t, to: t + 7 * 3_600_000 },
  { ref: 'H-18', what: 'Overnight key worker', from: t + 6 * 3_600_000, to: t + 18 * 3_600_000 },
];

/** Notices, chips, states, table, signs. */
export function StatesPart() {
  return (
    <>
      <Notice tone="alarm" actions={<Acts />}>
        <b>A2 ASSISTANCE</b> called 41 s ago by MIKE 22 (radio, rear garden) · <b>no one going yet</b>
      </Notice>
      <div className={styles['two']}>
        <Notice tone="warn" actions={<Button>Find cover</Button>}>
          <b>Reception 15:00–18:00:</b> 1 of 2 Romanian interpreters (woman)
        </Notice>
        <Notice tone="info">Briefing v3 was read by all</Notice>
      </div>
      <Panel title="Chips and signs" note="a shape, a word, a colour" actions={<Chip tone="bad">2 gaps</Chip>}>
        <div className="stack">
          <div className="cluster">
            {chips.map(([tone, word]) => (
              <Chip key={tone} tone={tone}>
                {word}
              </Chip>
            ))}
          </div>
          <div className={styles['signs']}>
            {iconNames.map((name) => (
              <span key={name} className={styles['sign']}>
                <Icon name={name} size="l" /> {name}
              </span>
            ))}
          </div>
        </div>
      </Panel>
      <div className={styles['three']}>
        <Panel title="Empty">
          <EmptyState title="No addresses yet" action={<Button kind="primary">Add an address</Button>}>
            Type one, or paste rows out of a spreadsheet.
          </EmptyState>
        </Panel>
        <Panel title="Loading">
          <LoadingState what="the board" />
        </Panel>
        <Panel title="Refused">
          <RefusedState reason="This page is for the operation’s lead." action={<Button>Back</Button>} />
        </Panel>
        <Panel title="Offline">
          <OfflineState kept="Steps can still be reported; they wait here." />
        </Panel>
        <Panel title="Erased, overdue" look="roomy">
          <p>
            Name: <ErasedMark when="3 Dec" />
          </p>
          <p>
            <OverdueMark>answer was due Wed 17:00</OverdueMark>
          </p>
          <p className="muted">muted words</p>
          <p className="faint">faint words, {clockTime(t)}</p>
        </Panel>
        <Panel title="Requests">
          <Table
            caption="Requests to Harbour Support"
            hideCaption
            rows={rows}
            rowKey={(row) => row.ref}
            columns={[
              { key: 'ref', head: 'Ref', cell: (row) => row.ref, rowHead: true, whole: true },
              { key: 'what', head: 'What', cell: (row) => row.what },
              { key: 'when', head: 'When', cell: (row) => dayRange(row.from, row.to), align: 'end' },
            ]}
          />
        </Panel>
      </div>
    </>
  );
}

function Acts() {
  const say = useAnnounce();
  const acknowledge = (): void => say('A2 assistance acknowledged', { manner: 'assertive', tone: 'ok' });
  useHotkeys([{ keys: 'F2', label: 'Acknowledge', run: acknowledge }]);
  return (
    <>
      <Button shortcut="F2" onClick={acknowledge}>
        Acknowledge
      </Button>
      <Button shortcut="F3">Who is going…</Button>
    </>
  );
}

/** Buttons, menu, dialog, keys, connection. */
export function ActsPart() {
  const [open, setOpen] = useState(false);
  const [codename, setCodename] = useState('');
  const [last, setLast] = useState('nothing');
  const [news, setNews] = useState(0);
  useHotkeys([{ keys: 'n', label: 'New', run: () => setNews(news + 1) }]);
  return (
    <Panel title="Acts" actions={<span className="muted">Find or do</span>}>
      <div className="stack">
        <div className="cluster">
          <Button kind="primary" icon="plus" onClick={() => setOpen(true)}>
            New operation
          </Button>
          <Button shortcut="F4">Log</Button>
          <Button kind="danger">Stand down</Button>
          <Button kind="quiet">Ask them</Button>
          <Button disabled>Nothing to undo</Button>
          <Menu
            label="Assign to"
            items={[
              { label: 'MIKE 10', onSelect: () => setLast('MIKE 10'), shortcut: '1' },
              { label: 'MIKE 20', onSelect: () => setLast('MIKE 20'), detail: 'TG 5' },
              { label: 'MIKE 30', onSelect: () => setLast('MIKE 30'), disabled: true },
              { label: 'Take off', onSelect: () => setLast('off'), danger: true },
            ]}
          />
          <Kbd>Ctrl K</Kbd>
          <output data-testid="last">
            {last}, {news} new
          </output>
        </div>
        <div className="cluster">
          <ConnectionBar look="chip" connection={{ kind: 'slow', delay: 4000 }} waiting={0} />
          <ConnectionBar look="chip" connection={{ kind: 'connecting' }} waiting={0} />
          <ConnectionBar look="chip" connection={{ kind: 'offline', lastHeard: t }} waiting={1} />
        </div>
        <SingleKeysSwitch />
      </div>
      <Dialog
        open={open}
        title="New operation"
        onClose={() => setOpen(false)}
        actions={
          <>
            <Button onClick={() => setOpen(false)}>Not now</Button>
            <Button kind="primary" onClick={() => setOpen(false)}>
              Make it
            </Button>
          </>
        }
      >
        <TextField label="Codename" value={codename} onChange={setCodename} hint="One word, chosen from the list" />
      </Dialog>
    </Panel>
  );
}
