import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Script } from 'node:vm';
import { ConfigRefused, readConfig } from '#server/config.ts';
import { environmentOfService, interpolated, readCompose, textsIn, type Compose, type Service } from './compose.ts';
import { copied, environmentOf, execForm, healthCheck, lastOf, readDockerfile, type Stage } from './dockerfile.ts';

/** What the image is made from, as texts, so that a proof can be shown a planted bug. */
export interface RunningFiles {
  readonly dockerfile: string;
  readonly compose: string;
  readonly dockerignore: string;
}

export const ROOT = join(import.meta.dirname, '../..');
const read = (name: string) => readFileSync(join(ROOT, name), 'utf8');
export const runningFiles = (): RunningFiles => ({
  dockerfile: read('Dockerfile'),
  compose: read('docker-compose.yml'),
  dockerignore: read('.dockerignore'),
});

/** A name under which a secret would stand, and an address with a sign-in inside. */
const SECRET_NAME = /pass(word|phrase)?|secret|token|(^|_)key($|_)/i;
const SIGN_IN_IN_ADDRESS = /\/\/[^/\s@]+:[^/\s@]+@/;

/** Everything that is amiss with the image and the compose file, a line each. Empty when they hold. */
export function imageFaults(files: RunningFiles): readonly string[] {
  try {
    const stages = readDockerfile(files.dockerfile);
    const compose = readCompose(files.compose);
    return [...stageFaults(stages, files.dockerignore), ...lastStageFaults(stages), ...composeFaults(compose, stages)];
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}

/** Names that the server would refuse as no setting of its own. */
export function unknownSettings(names: Iterable<string>): readonly string[] {
  return [...names].filter((name) => {
    if (!name.startsWith('MUSTER_')) return false;
    try {
      readConfig({ [name]: 'x' });
      return false;
    } catch (error) {
      return error instanceof ConfigRefused && error.message.includes(`${name} is not a setting`);
    }
  });
}

/** "!shared/" lets a folder in; the first line keeps everything else out. */
function letIn(dockerignore: string): readonly string[] | null {
  const lines = dockerignore.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  const [all, ...exceptions] = lines;
  if (all !== '*' || !exceptions.every((line) => line.startsWith('!'))) return null;
  return exceptions.map((line) => line.slice(1).replace(/\/$/, ''));
}

function stageFaults(stages: readonly Stage[], dockerignore: string): readonly string[] {
  const faults: string[] = [];
  const context = letIn(dockerignore);
  if (context === null) faults.push('.dockerignore does not keep everything out that it does not name');
  const used = new Set<string>();
  for (const [index, stage] of stages.entries()) {
    const earlier = stages.slice(0, index);
    if (!earlier.some(({ alias }) => alias === stage.image) && !/^[a-z]+:\d+\.\d+\.\d+-[a-z-]+$/.test(stage.image))
      faults.push(`${stage.image} is not pinned to a version`);
    for (const instruction of stage.instructions.filter(({ name }) => name === 'COPY')) {
      const { sources } = copied(instruction);
      const from = instruction.flags.get('from');
      if (from === undefined) {
        for (const source of sources) {
          used.add(source.replace(/^\.\//, ''));
          if (!existsSync(join(ROOT, source))) faults.push(`${source} is copied and does not exist`);
          if (context?.includes(source.replace(/^\.\//, '')) === false) faults.push(`${source} is copied and kept out`);
        }
      } else faults.push(...sources.flatMap((source) => notMadeIn(source, from, earlier)));
    }
  }
  for (const name of context ?? []) if (!used.has(name)) faults.push(`${name} is let in and never copied`);
  return faults;
}

/** What a later stage takes must have been made in the earlier one, under its working folder. */
function notMadeIn(source: string, from: string, earlier: readonly Stage[]): readonly string[] {
  const stage = earlier.find(({ alias }) => alias === from);
  if (stage === undefined) return [`there is no stage ${from} before`];
  const folder = lastOf(stage, 'WORKDIR') ?? '/';
  const runs = stage.instructions.filter(({ name }) => name === 'RUN').map(({ rest }) => rest);
  const made = new Map([
    [`${folder}/node_modules`, runs.some((run) => /^npm ci --omit=dev\b/.test(run))],
    [`${folder}/dist`, runs.some((run) => run === 'node --import tsx scripts/build.ts')],
  ]);
  return made.get(source) === true ? [] : [`${source} is not made in ${from}`];
}

function lastStageFaults(stages: readonly Stage[]): readonly string[] {
  const stage = stages.at(-1);
  if (stage === undefined) return ['there is no stage'];
  const environment = environmentOf(stage);
  const user = lastOf(stage, 'USER') ?? 'root';
  const faults = unknownSettings(Object.keys(environment)).map((name) => `${name} is no setting of the server`);
  if (user === 'root' || user === '0') faults.push('it runs as root');
  if (environment['NODE_ENV'] !== 'production') faults.push('it does not run as production');
  if (lastOf(stage, 'EXPOSE') !== environment['MUSTER_PORT']) faults.push('it exposes another port than it listens on');
  if (lastOf(stage, 'VOLUME') !== environment['MUSTER_DATA']) faults.push('its data is not on its volume');
  if (lastOf(stage, 'STOPSIGNAL') !== 'SIGTERM') faults.push('it is not stopped by SIGTERM');
  if (execForm(lastOf(stage, 'CMD') ?? '')?.join(' ') !== 'node dist/server/main.js')
    faults.push('it does not start what was built');
  if (healthCheck(stage)?.join(' ').includes('/healthz') !== true) faults.push('nobody looks whether it is alive');
  if (!stage.instructions.some(({ name, rest }) => name === 'RUN' && rest.includes(`--owner=${user}`)))
    faults.push('its data folder is not its own');
  for (const [name, value] of Object.entries(environment))
    if (SECRET_NAME.test(name)) faults.push(`${name}=${value} is a secret in the image`);
  return faults;
}

function composeFaults(compose: Compose, stages: readonly Stage[]): readonly string[] {
  const { muster, mongo } = compose.services;
  if (muster === undefined || mongo === undefined) return ['there must be a service muster and a service mongo'];
  return [
    ...musterFaults(muster, stages.at(-1), compose),
    ...mongoFaults(mongo, muster, compose),
    ...Object.entries(compose.services).flatMap(([name, service]) => serviceFaults(name, service, compose)),
    ...secretFaults(compose),
  ];
}

function musterFaults(muster: Service, image: Stage | undefined, compose: Compose): readonly string[] {
  const faults: string[] = [];
  const baked = image === undefined ? {} : environmentOf(image);
  const environment = { ...baked, ...environmentOfService(muster) };
  try {
    const config = readConfig(environment);
    if (config.store.kind !== 'mongodb') faults.push('Muster does not store in MongoDB');
    if (config.origin !== `http://localhost:${config.port}`) faults.push('its address on this machine is another');
  } catch (error) {
    faults.push(String(error));
  }
  const port = baked['MUSTER_PORT'] ?? '';
  if (muster.ports?.join() !== `127.0.0.1:${port}:${port}`)
    faults.push('its port is not published to this machine alone');
  if (muster.volumes?.some((volume) => volume.endsWith(`:${baked['MUSTER_DATA']}`)) !== true)
    faults.push('its data is not on a named volume');
  if (muster.depends_on?.['mongo']?.condition !== 'service_healthy') faults.push('it does not wait for the database');
  if (muster.read_only !== true) faults.push('its file system can be written to');
  if (muster.cap_drop?.join() !== 'ALL') faults.push('it keeps capabilities');
  if (Number.parseInt(muster.stop_grace_period ?? '0', 10) <= 5) faults.push('it is killed before it has stopped');
  if (muster.build === undefined || !('muster' in compose.services)) faults.push('it is not built here');
  return faults;
}

function mongoFaults(mongo: Service, muster: Service, compose: Compose): readonly string[] {
  const faults: string[] = [];
  if (mongo.ports !== undefined) faults.push('the database is published');
  const [network, ...others] = mongo.networks ?? [];
  if (network === undefined || others.length > 0 || compose.networks[network]?.internal !== true)
    faults.push('the database is not on an internal network alone');
  const set = mongo.command?.[mongo.command.indexOf('--replSet') + 1] ?? '';
  const uri = new URL(interpolated(muster.environment?.['MUSTER_MONGODB_URI'] ?? 'mongodb://nowhere'));
  if (uri.hostname !== 'mongo' || uri.searchParams.get('replicaSet') !== set)
    faults.push('Muster looks for another database or replica set');
  const script = mongo.healthcheck?.test.at(-1) ?? '';
  if (!parses(script)) faults.push("the database's health check does not parse");
  if (!script.includes(`_id: '${set}', members: [{ _id: 0, host: '${uri.host}' }]`))
    faults.push('another replica set is made than the one that is looked for');
  if (!script.includes('isWritablePrimary')) faults.push('the database is called healthy before it can be written to');
  return faults;
}

function parses(script: string): boolean {
  try {
    return new Script(script) instanceof Script;
  } catch {
    return false;
  }
}

function serviceFaults(name: string, service: Service, compose: Compose): readonly string[] {
  const faults: string[] = [];
  if (service.image?.endsWith(':latest') === true || service.image?.includes(':') !== true)
    faults.push(`the image of ${name} is not pinned`);
  if (service.security_opt?.includes('no-new-privileges:true') !== true) faults.push(`${name} may gain privileges`);
  for (const volume of service.volumes ?? [])
    if (!((volume.split(':')[0] ?? '') in compose.volumes))
      faults.push(`${name} mounts ${volume}, which is not declared`);
  for (const network of service.networks ?? [])
    if (!(network in compose.networks)) faults.push(`${name} is on ${network}, which is not declared`);
  for (const other of Object.keys(service.depends_on ?? {}))
    if (compose.services[other]?.healthcheck === undefined)
      faults.push(`${name} waits for ${other}, which is not looked at`);
  return faults;
}

function secretFaults(compose: Compose): readonly string[] {
  return [...textsIn(compose)].flatMap(([path, text]) => {
    const name = path.split('.').at(-1) ?? '';
    const byName = SECRET_NAME.test(name) && !/^\$\{[A-Z_]+\}$/.test(text);
    return byName || SIGN_IN_IN_ADDRESS.test(text) ? [`${path} holds a secret`] : [];
  });
}
