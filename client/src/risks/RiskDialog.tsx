import { useState } from 'react';
import { useSubmit } from '../editing/use-submit.ts';
import { useAnnounce } from '../ui/Announcer.tsx';
import { Button } from '../ui/Button.tsx';
import { CheckField } from '../ui/CheckField.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FaultText } from '../ui/FaultText.tsx';
import { Notice } from '../ui/Notice.tsx';
import { RadioGroup } from '../ui/RadioGroup.tsx';
import { SelectField } from '../ui/SelectField.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { TextField } from '../ui/TextField.tsx';
import { TimeField } from '../ui/TimeField.tsx';
import { riskKindWords, riskLevelWords } from '../words/plan-labels.ts';
import { LIMITS } from '#shared/limits.ts';
import type { RiskView } from '#shared/plan-records.ts';
import { RISK_KINDS, RISK_LEVELS } from '#shared/plan-vocabulary.ts';
import { changesOf, draftOf, EMPTY_RISK, fieldsOf, type RiskDraft } from './risk-draft.ts';
import type { RiskPlace } from './risk-place.ts';

const LABELS = {
  kind: 'What it is about',
  level: 'Level',
  hazard: 'Hazard',
  control: 'What is set against it',
  owner: 'Owner',
  review: 'Looked at again',
  shared: 'Shared',
};
const kinds = RISK_KINDS.map((value) => ({ value, label: riskKindWords[value] }));
const levels = RISK_LEVELS.map((value) => ({ value, label: riskLevelWords[value] }));

export interface RiskDialogProps {
  readonly place: RiskPlace;
  /** A risk of one's own agency, to be changed; else a new one is written. */
  readonly edited?: { readonly id: string; readonly risk: RiskView };
  readonly onClose: () => void;
}

/** A risk in one agency's own words. A change is taken whole, or refused with what has moved on meanwhile. */
export function RiskDialog({ place, edited, onClose }: RiskDialogProps) {
  const { draft, set, faults, message, busy, submit } = useRisk(place, edited, onClose);
  const { times, of } = place;
  const t = times?.t ?? null;
  return (
    <Dialog open title={edited === undefined ? `Add a risk: ${of}` : `Change a risk: ${of}`} onClose={onClose}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <SelectField
          label={LABELS.kind}
          value={draft.kind}
          choices={kinds}
          onChange={(kind) => set({ kind })}
          fault={faults['kind']}
        />
        <RadioGroup
          inline
          label={LABELS.level}
          value={draft.level}
          choices={levels}
          onChange={(level) => set({ level })}
          fault={faults['level']}
        />
        <TextArea
          label={LABELS.hazard}
          width="full"
          limit={LIMITS.note}
          value={draft.hazard}
          onChange={(hazard) => set({ hazard })}
          fault={faults['hazard']}
        />
        <TextArea
          label={LABELS.control}
          optional
          width="full"
          limit={LIMITS.note}
          value={draft.control}
          onChange={(control) => set({ control })}
          fault={faults['control']}
        />
        <TextField
          label={LABELS.owner}
          hint="Who sees to it: a post or a name."
          optional
          value={draft.owner}
          onChange={(owner) => set({ owner })}
          fault={faults['owner']}
        />
        {times !== null && (
          <TimeField
            label={LABELS.review}
            hint="Against T, such as T-2:00"
            optional
            value={draft.review}
            onChange={(review) => set({ review })}
            context={
              t === null
                ? { reference: times.now, zone: times.zone }
                : { reference: t, t, zone: times.zone, bare: 'nearest' }
            }
            fault={faults['review']}
          />
        )}
        {place.mayShare && <Sharing draft={draft} set={set} fault={faults['shared']} />}
        {message !== undefined && <FaultText>{message}</FaultText>}
        <div className="cluster">
          <Button type="submit" kind="primary" disabled={busy}>
            {edited === undefined ? 'Add the risk' : 'Record the change'}
          </Button>
          <Button onClick={onClose}>Leave as it is</Button>
        </div>
      </form>
    </Dialog>
  );
}

interface SharingProps {
  readonly draft: RiskDraft;
  readonly set: (part: Partial<RiskDraft>) => void;
  readonly fault: string | undefined;
}

/** Agencies with people there read it before they know the place: so its words must not say where it is. */
function Sharing({ draft, set, fault }: SharingProps) {
  return (
    <>
      <CheckField
        label="Share it with agencies that have people there"
        checked={draft.shared}
        onChange={(shared) => set({ shared })}
        fault={fault}
      />
      {draft.shared && (
        <Notice tone="warn">
          They read these words before they know the place. <b>Name no address, no street and nobody.</b>
        </Notice>
      )}
    </>
  );
}

function useRisk(place: RiskPlace, edited: RiskDialogProps['edited'], onClose: () => void) {
  const say = useAnnounce();
  const [before] = useState(edited === undefined ? EMPTY_RISK : draftOf(edited.risk));
  const [draft, setDraft] = useState(before);
  const added = useSubmit('AddRisk', LABELS);
  const changed = useSubmit('EditRisk', LABELS);
  const { faults, message, busy } = edited === undefined ? added : changed;
  const submit = async (): Promise<void> => {
    const fields = fieldsOf(draft, place.times);
    if (edited === undefined) {
      if ((await added.submit({ ...fields, about: place.about })) === undefined) return;
      say(`Risk added: ${riskKindWords[draft.kind]}`, { tone: 'ok' });
      return onClose();
    }
    const changes = changesOf(fieldsOf(before, place.times), fields);
    if (Object.keys(changes).length === 0) return onClose();
    if ((await changed.submit({ riskId: edited.id, fields: changes })) === undefined) return;
    say(`Risk changed: ${riskKindWords[draft.kind]}`, { tone: 'ok' });
    onClose();
  };
  const set = (part: Partial<RiskDraft>): void => setDraft((now) => ({ ...now, ...part }));
  return { draft, set, faults, message, busy, submit };
}
