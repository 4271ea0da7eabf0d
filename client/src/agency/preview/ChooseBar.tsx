import { useState } from 'react';
import { stepped } from './moments.ts';
import type { SeenAsUse } from './use-seen-as.ts';
import { useOperation } from '../../app/hooks.ts';
import { timeText } from '../../format/parse-time.ts';
import { ukZone } from '../../format/zone.ts';
import { Button } from '../../ui/Button.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import { TimeField } from '../../ui/TimeField.tsx';
import { useHotkeys } from '../../ui/use-hotkeys.ts';
import styles from './preview.module.css';

/** Whose view, and at which moment: by key in steps of five minutes, by a time typed, or now. */
export function ChooseBar({ seenAs }: { readonly seenAs: SeenAsUse }) {
  const { agencies, agencyId, unitId, at, choose, go, serverNow } = seenAs;
  const agency = agencies.find(([id]) => id === agencyId)?.[1];
  const units = agency?.units ?? [];
  const step = (way: 'back' | 'on') => go(stepped(at ?? serverNow(), way));
  useHotkeys([
    { keys: 'b', run: () => step('back'), label: 'Five minutes back' },
    { keys: 'f', run: () => step('on'), label: 'Five minutes forward' },
    { keys: 'n', run: () => go(null), label: 'Now' },
  ]);
  return (
    <div className={styles['bar']}>
      <SelectField
        label="Agency"
        value={agency === undefined ? '' : (agencyId ?? '')}
        onChange={(id) => choose(id, null)}
        choices={agencies.map(([value, { name = '' }]) => ({ value, label: name }))}
      />
      {units.length > 0 && (
        <SelectField
          label="Unit"
          value={unitId ?? WHOLE}
          onChange={(id) => choose(agencyId ?? '', id === WHOLE ? null : id)}
          choices={[
            { value: WHOLE, label: 'The whole agency' },
            ...units.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      )}
      <MomentForm key={at} seenAs={seenAs} />
      <div className={styles['steps']}>
        <Button shortcut="b" onClick={() => step('back')}>
          5 min back
        </Button>
        <Button shortcut="f" onClick={() => step('on')}>
          5 min forward
        </Button>
        <Button shortcut="n" onClick={() => go(null)}>
          Now
        </Button>
      </div>
    </div>
  );
}

/** No unit has this id: ids are eleven letters. */
const WHOLE = 'whole';

function MomentForm({ seenAs: { at, go, serverNow } }: { readonly seenAs: SeenAsUse }) {
  const { view } = useOperation();
  const zone = view.zone ?? ukZone;
  const [reference] = useState(() => at ?? serverNow());
  const [text, setText] = useState(() => (at === null ? '' : timeText(at, zone)));
  const [moment, setMoment] = useState<number | null>(at);
  const context = { reference, zone, ...(typeof view.t === 'number' && { t: view.t }) };
  return (
    <form
      className={styles['moment']}
      onSubmit={(event) => {
        event.preventDefault();
        if (moment !== null) go(moment);
      }}
    >
      <TimeField
        label="Time"
        value={text}
        context={context}
        optional
        onChange={(typed, reading) => {
          setText(typed);
          setMoment(reading.kind === 'at' ? reading.at : null);
        }}
      />
      <Button type="submit">Look</Button>
    </form>
  );
}
