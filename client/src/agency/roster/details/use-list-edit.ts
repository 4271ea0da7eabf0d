import { useState } from 'react';
import { useEdits } from '../../../editing/EditsProvider.tsx';

export interface ListEdit<T> {
  /** Why the last change was not taken. */
  readonly fault: string | undefined;
  readonly busy: boolean;
  /** Records the whole list anew, over the one that was seen; true once it is recorded. */
  readonly put: (to: readonly T[], label: string) => Promise<boolean>;
  readonly say: (fault: string | undefined) => void;
}

/** Adding to and taking from a list that is one field of somebody on the roster. */
export function useListEdit<T>(personId: string, field: string, from: readonly T[]): ListEdit<T> {
  const { save } = useEdits();
  const [fault, setFault] = useState<string>();
  const [busy, setBusy] = useState(false);
  const put: ListEdit<T>['put'] = async (to, label) => {
    setBusy(true);
    const why = await save({ target: { kind: 'rosterPerson', id: personId }, field, from, to, label });
    setBusy(false);
    setFault(why);
    return why === undefined;
  };
  return { fault, busy, put, say: setFault };
}
