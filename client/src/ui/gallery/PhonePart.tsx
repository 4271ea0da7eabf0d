import { useState } from 'react';
import { tTime } from '../../format/time.ts';
import { useAnnounce } from '../Announcer.tsx';
import { Button } from '../Button.tsx';
import { Chip } from '../Chip.tsx';
import { ConfirmByUndo } from '../ConfirmByUndo.tsx';
import { ConnectionBar } from '../ConnectionBar.tsx';
import { HoldButton } from '../HoldButton.tsx';
import { HoldToShow } from '../HoldToShow.tsx';
import { TextField } from '../TextField.tsx';
import styles from './gallery.module.css';

const t = Date.parse('2026-11-26T14:00:00Z');

/** The parts as the field phone has them. */
export function PhonePart() {
  const say = useAnnounce();
  const [deed, setDeed] = useState(0);
  const [held, setHeld] = useState(0);
  return (
    <section className={`phone ${styles['phone']}`} aria-label="Phone">
      <ConnectionBar connection={{ kind: 'offline', lastHeard: t + 320_000 }} waiting={2} />
      <div className={styles['screen']}>
        <div className={styles['line']}>
          <h2>A1 · MIKE 11</h2>
          <b className="num">{tTime(t + 360_000, t, 'short')}</b>
        </div>
        <div className="cluster">
          <Chip tone="ok">Interpreter here</Chip>
          <Chip tone="move">Nurse 6 min</Chip>
          <Chip tone="idle" icon="kept">
            kept here
          </Chip>
        </div>
        <HoldToShow label="Hold to show the address">Flat 2, 14 Example Road, LU1 0AA</HoldToShow>
        <Button
          kind="primary"
          size="next"
          detail="then: support may come in"
          onClick={() => {
            setDeed(deed + 1);
            say('People apart, kept on this phone');
          }}
        >
          People apart
        </Button>
        {deed > 0 && (
          <ConfirmByUndo key={deed} onUndo={() => setDeed(0)} onExpire={() => setDeed(0)}>
            People apart 14:06
          </ConfirmByUndo>
        )}
        <div className={styles['tiles']}>
          <Button size="tile" detail="4 so far">
            Person found
          </Button>
          <Button size="tile" detail="interpreter, nurse…">
            Need someone
          </Button>
          <Button size="tile" detail="not begun">
            Search
          </Button>
          <Button size="tile" detail="correct, note, hand over">
            Something else
          </Button>
        </div>
        <TextField label="Note" value="" onChange={() => undefined} optional />
        <Button full>I can only stay until…</Button>
        <HoldButton tone="warn" onHeld={() => setHeld(held + 1)} detail="hold here too, it is sent when it can be">
          NOT CONNECTED
          <br />
          Assistance: press your radio’s red button
        </HoldButton>
        <HoldButton tone="alarm" onHeld={() => setHeld(held + 1)} again="Tap again to call">
          Call for assistance
        </HoldButton>
        <output data-testid="held">held {held}</output>
      </div>
    </section>
  );
}
