import { ErrorSummary } from '../ui/ErrorSummary.tsx';

export interface FormFaultsProps {
  readonly faults: Readonly<Record<string, string>>;
  readonly message: string | undefined;
  /** Field names to the ids of their controls. */
  readonly ids: Readonly<Record<string, string>>;
  readonly title?: string;
}

/** What a form was refused for, in one list above it; draws nothing without. */
export function FormFaults({ faults, message, ids, title }: FormFaultsProps) {
  const lines = Object.entries(faults).map(([field, words]) => {
    const id = ids[field];
    return id === undefined ? { message: words } : { field: id, message: words };
  });
  const all = message === undefined ? lines : [{ message }, ...lines];
  return <ErrorSummary faults={all} {...(title === undefined ? {} : { title })} />;
}
