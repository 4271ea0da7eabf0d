import { useMemo, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Combobox } from '../../ui/Combobox.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { FaultText } from '../../ui/FaultText.tsx';
import { usePlan } from '../plan-context.ts';
import { placeName } from '../plan-data.ts';
import { postingKey, postingName, postingOf } from '../postings.ts';
import { goals, pieceName, type Goal, type Piece } from './put.ts';

export interface PutDialogProps {
  readonly piece: Piece;
  /** Undefined once recorded, else why not. */
  readonly onPut: (piece: Piece, goal: Goal) => Promise<string | undefined>;
  readonly onClose: () => void;
}

/** The keyboard's way to put a team or a person somewhere: a place is typed and taken. */
export function PutDialog({ piece, onPut, onClose }: PutDialogProps) {
  const { data } = usePlan();
  const [key, setKey] = useState<string>();
  const [fault, setFault] = useState<string>();
  const name = pieceName(data, piece);
  const items = useMemo(
    () => goals(data, piece).map((one) => ({ value: postingKey(one.goal), label: one.name, detail: one.detail })),
    [data, piece],
  );
  const put = async (goal: Goal): Promise<void> => {
    const why = await onPut(piece, goal);
    setFault(why);
    if (why === undefined) onClose();
  };
  const off = offWords();
  return (
    <Dialog open title={`Put ${name} on…`} width="narrow" onClose={onClose}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (key === undefined) setFault('Choose a place');
          else void put(postingOf(key));
        }}
      >
        <Combobox
          label="Place"
          placeholder={piece.kind === 'team' ? 'Type A1 or a street' : 'Type a call sign, A1 or a site'}
          width="full"
          items={items}
          value={key}
          onChange={setKey}
        />
        {fault !== undefined && <FaultText>{fault}</FaultText>}
        <div className="cluster">
          <Button type="submit" kind="primary">
            Put {name} there
          </Button>
          {off !== undefined && <Button onClick={() => void put(null)}>{off}</Button>}
          <Button kind="quiet" onClick={onClose}>
            Leave as it is
          </Button>
        </div>
      </form>
    </Dialog>
  );

  function offWords(): string | undefined {
    if (piece.kind === 'team')
      return piece.offId === undefined
        ? undefined
        : `Take off ${placeName(data, { kind: 'address', id: piece.offId })}`;
    const posting = data.staff.get(piece.id)?.posting ?? null;
    return posting === null ? undefined : `Take off ${postingName(data, posting)}`;
  }
}
