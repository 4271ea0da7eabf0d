import { parse } from 'yaml';

/** A service as far as ours may use the language. */
export interface Service {
  readonly build?: string;
  readonly image?: string;
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly volumes?: readonly string[];
  readonly ports?: readonly string[];
  readonly networks?: readonly string[];
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly read_only?: boolean;
  readonly tmpfs?: readonly string[];
  readonly cap_drop?: readonly string[];
  readonly security_opt?: readonly string[];
  readonly stop_grace_period?: string;
  readonly restart?: string;
}
export interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly networks: Readonly<Record<string, { readonly internal?: boolean } | null>>;
  readonly volumes: Readonly<Record<string, null>>;
}

const KEYS = {
  file: ['services', 'networks', 'volumes'],
  service: [
    'build',
    'image',
    'command',
    'environment',
    'volumes',
    'ports',
    'networks',
    'depends_on',
    'healthcheck',
    'read_only',
    'tmpfs',
    'cap_drop',
    'security_opt',
    'stop_grace_period',
    'restart',
  ],
  healthcheck: ['test', 'interval', 'timeout', 'start_period', 'retries'],
} as const;

/** Reads a compose file. Throws on YAML that does not hold, and on a key that is not known here. */
export function readCompose(text: string): Compose {
  const file = parse(text, { strict: true, uniqueKeys: true }) as Compose;
  onlyKeys(file, KEYS.file, 'the file');
  for (const [name, service] of Object.entries(file.services)) {
    onlyKeys(service, KEYS.service, name);
    if (service.healthcheck !== undefined) onlyKeys(service.healthcheck, KEYS.healthcheck, `${name}.healthcheck`);
  }
  return file;
}

function onlyKeys(part: object, known: readonly string[], where: string): void {
  const unknown = Object.keys(part).filter((key) => !known.includes(key));
  if (unknown.length > 0) throw new Error(`${where} has ${unknown.join(', ')}, which is not known here`);
}

/** `${NAME:-default}` and `${NAME}` out of an environment, as compose puts them in. */
export function interpolated(value: string, environment: Readonly<Record<string, string>> = {}): string {
  return value.replaceAll(
    /\$\{([A-Z_]+)(?::-([^}]*))?\}/g,
    (_, name: string, otherwise = '') => environment[name] ?? String(otherwise),
  );
}

/** The environment of a service, with what somebody set outside put in. */
export const environmentOfService = (
  service: Service,
  outside: Readonly<Record<string, string>> = {},
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(service.environment ?? {}).map(([name, value]) => [name, interpolated(value, outside)]),
  );

/** Every text in a value, with the path to it. */
export function* textsIn(value: unknown, path = ''): Iterable<readonly [path: string, text: string]> {
  if (typeof value === 'string') yield [path, value];
  else if (typeof value === 'object' && value !== null)
    for (const [key, inner] of Object.entries(value)) yield* textsIn(inner, path === '' ? key : `${path}.${key}`);
}
