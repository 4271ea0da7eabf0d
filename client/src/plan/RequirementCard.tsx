import { useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { Chip } from '../ui/Chip.tsx';
import { needSentence } from '../words/sentences.ts';
import { requirementFields } from '#shared/commands/plan-fields.ts';
import { LIMITS } from '#shared/limits.ts';
import type { RequirementView } from '#shared/records.ts';
import { AskDialog } from './AskDialog.tsx';
import { AskedList } from './AskedList.tsx';
import { Card } from './Card.tsx';
import { ChoiceCell, LanguagesCell, TextCell } from './cells.tsx';
import { genderChoices, roleChoices, worksWithChoices } from './choices.ts';
import { NumberCell } from './NumberCell.tsx';
import { PlaceCell } from './PlaceCell.tsx';
import { usePlan } from './plan-context.ts';
import { placeName } from './plan-data.ts';
import { askedLines, coverLine } from './staffing-view.ts';
import { WindowCell } from './WindowCell.tsx';

export interface RequirementCardProps {
  readonly id: string;
  readonly requirement: RequirementView;
}

/** One requirement: its fields, how it is covered, who was asked. */
export function RequirementCard({ id, requirement }: RequirementCardProps) {
  const { data, frame, may } = usePlan();
  const [asking, setAsking] = useState(false);
  const {
    ref = '',
    role = 'interpreter',
    number = 1,
    languages = [],
    gender = 'any',
    worksWith = 'either',
    note = '',
  } = requirement;
  const about = { target: { kind: 'requirement', id } as const, of: ref };
  const cover = coverLine(data, id);
  const asked = askedLines(data, id, frame.zone);
  return (
    <Card
      kind="requirement"
      id={id}
      title={`${ref} · ${needSentence({ role, number, languages, gender })}`}
      note={placeName(data, requirement.place)}
      actions={
        <>
          <Chip tone={cover.tone}>{cover.words}</Chip>
          {may && (
            <Button
              kind={asked.length === 0 ? 'primary' : 'plain'}
              onClick={() => setAsking(true)}
              aria-label={`Ask agencies for ${ref}…`}
            >
              Ask agencies…
            </Button>
          )}
        </>
      }
      remove={{
        type: 'RemoveRequirement',
        payload: { requirementId: id },
        warning: 'Requests still out are taken back, and whoever was put forward is told that they are not needed.',
      }}
      foot={
        <>
          {cover.sentence !== undefined && <p>{cover.sentence}.</p>}
          <AskedList lines={asked} name={ref} />
          {asking && <AskDialog requirementId={id} name={ref} asked={asked} onClose={() => setAsking(false)} />}
        </>
      }
    >
      <ChoiceCell {...about} field="role" label="Role" value={role} choices={roleChoices} />
      <NumberCell {...about} field="number" label="How many" value={number} min={1} max={LIMITS.number} />
      <PlaceCell {...about} field="place" label="Place" value={requirement.place} />
      <WindowCell {...about} field="window" label="Hours" value={requirement.window} wide />
      <LanguagesCell {...about} field="languages" label="Languages" value={languages} />
      <ChoiceCell {...about} field="gender" label="Gender" value={gender} choices={genderChoices} />
      <ChoiceCell {...about} field="worksWith" label="Works" value={worksWith} choices={worksWithChoices} />
      <TextCell
        {...about}
        wide
        long
        field="note"
        label="Note for the agency"
        value={note}
        schema={requirementFields.note}
        limit={LIMITS.note}
      />
    </Card>
  );
}
