import { ElseView } from './ElseView.tsx';
import { NeedView } from './NeedView.tsx';
import { NoteView } from './NoteView.tsx';
import { PeopleView } from './PeopleView.tsx';
import type { PhoneView } from './phone-view.ts';
import { SearchView } from './SearchView.tsx';
import { StepsView } from './StepsView.tsx';
import type { Act } from './use-act.ts';
import type { Field } from './use-field.ts';

export interface SubViewsProps {
  readonly view: Exclude<PhoneView, 'home'>;
  readonly field: Field;
  readonly act: Act;
  readonly onView: (view: PhoneView) => void;
  readonly onBack: () => void;
  readonly onLock: () => void;
}

/** The view that was chosen. */
export function SubViews({ view, field, act, onView, onBack, onLock }: SubViewsProps) {
  const { addressId, address, standing, operation } = field;
  const common = { addressId, act, onBack };
  const steps = { steps: standing.steps, zone: operation.zone };
  switch (view) {
    case 'people':
      return <PeopleView {...common} counts={standing.counts} />;
    case 'need':
      return <NeedView {...common} languages={address.expected?.languages ?? []} />;
    case 'search':
      return <SearchView {...common} {...steps} />;
    case 'steps':
      return <StepsView {...common} {...steps} kind="report" />;
    case 'correct':
      return <StepsView {...common} {...steps} kind="correct" />;
    case 'note':
      return <NoteView {...common} />;
    case 'else':
      return <ElseView field={field} act={act} onView={onView} onBack={onBack} onLock={onLock} />;
  }
}
