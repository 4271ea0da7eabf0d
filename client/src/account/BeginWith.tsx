import type { OperationLine } from '../connection/api.ts';
import { dayAndTime } from '../format/time.ts';
import { RadioGroup } from '../ui/RadioGroup.tsx';
import { SelectField } from '../ui/SelectField.tsx';
import type { PayloadOf } from '../connection/command-types.ts';
import { TEMPLATES, type Template } from '#shared/plan-vocabulary.ts';
import { TEMPLATE_PLANS } from '#shared/templates.ts';
import { outlineWords } from './outline-words.ts';

/** What a new operation begins with. `operationId` is empty until one is chosen. */
export type Beginning =
  | { readonly kind: 'blank' }
  | { readonly kind: 'template'; readonly template: Template }
  | { readonly kind: 'operation'; readonly operationId: string };

/** As the command says it: nothing where the plan is blank. */
export const fromOf = (beginning: Beginning): PayloadOf<'CreateOperation'>['from'] =>
  beginning.kind === 'blank' ? undefined : beginning;

export interface BeginWithProps {
  readonly value: Beginning;
  readonly onChange: (value: Beginning) => void;
  /** The operations that the maker leads. */
  readonly led: readonly OperationLine[];
  readonly fault: string | undefined;
  readonly id: string;
}

/** A blank plan, one of those that ship with Muster, or that of an operation which the maker leads; and what it brings. */
export function BeginWith({ value, onChange, led, fault, id }: BeginWithProps) {
  const templates = TEMPLATES.map((template) => ({
    value: template,
    label: TEMPLATE_PLANS[template].name,
    hint: TEMPLATE_PLANS[template].says,
  }));
  const older = {
    value: 'operation',
    label: 'An operation that you lead',
    hint: 'Its plan without people and places.',
  };
  const chosen = value.kind === 'template' ? value.template : value.kind;
  return (
    <>
      <RadioGroup<string>
        label="Begin with"
        value={chosen}
        choices={[{ value: 'blank', label: 'A blank plan' }, ...templates, ...(led.length === 0 ? [] : [older])]}
        onChange={(picked) => onChange(beginningOf(picked, led))}
      />
      {value.kind === 'operation' && (
        <SelectField
          id={id}
          label="Operation"
          prompt="Choose an operation"
          value={value.operationId}
          choices={led.map(({ id: operationId, operation }) => ({ value: operationId, label: nameOf(operation) }))}
          onChange={(operationId) => onChange({ kind: 'operation', operationId })}
          fault={fault}
        />
      )}
      <output className="muted">{brings(value)}</output>
    </>
  );
}

function beginningOf(picked: string, led: readonly OperationLine[]): Beginning {
  const template = TEMPLATES.find((one) => one === picked);
  if (template !== undefined) return { kind: 'template', template };
  if (picked !== 'operation') return { kind: 'blank' };
  return { kind: 'operation', operationId: led.length === 1 ? (led[0]?.id ?? '') : '' };
}

const nameOf = ({ codename, t }: OperationLine['operation']): string =>
  [codename === undefined ? 'An operation' : `Op ${codename}`, ...(typeof t === 'number' ? [dayAndTime(t)] : [])].join(
    ' · ',
  );

function brings(value: Beginning): string {
  switch (value.kind) {
    case 'blank':
      return 'It begins empty: everything is typed, pasted or imported.';
    case 'template':
      return `It brings ${outlineWords(TEMPLATE_PLANS[value.template].outline)}. All of it can be changed.`;
    case 'operation':
      return 'It brings posts, call signs, kinds of site, needs, tasks, contingencies and communications; no person, no address, nothing of the log.';
  }
}
