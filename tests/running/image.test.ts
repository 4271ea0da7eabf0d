import { describe, expect, test } from '@jest/globals';
import { imageFaults, runningFiles, type RunningFiles } from './image-faults.ts';

/** One thing made wrong in one file, and a word of the fault that must be found for it. */
type Planted = readonly [wrong: string, file: keyof RunningFiles, from: string, to: string, fault: string];

const PLANTED: readonly Planted[] = [
  ['a setting that is none', 'dockerfile', 'MUSTER_HOST=', 'MUSTER_HOSTS=', 'no setting'],
  ['root', 'dockerfile', 'USER node\n', '', 'root'],
  ['an image that moves', 'dockerfile', 'node:24.20.0-trixie-slim AS build', 'node:latest AS build', 'pinned'],
  ['a source that is not there', 'dockerfile', 'COPY client ./client', 'COPY pages ./pages', 'does not exist'],
  ['a source that is kept out', 'dockerignore', '!server/\n', '', 'kept out'],
  ['everything let in', 'dockerignore', '*\n', 'node_modules\n', 'keep everything out'],
  ['secrets let in', 'dockerignore', '!scripts/\n', '!scripts/\n!data/\n', 'never copied'],
  ['an instruction nobody reads', 'dockerfile', 'USER node', 'ADD . .\nUSER node', 'no instruction'],
  ['packages of the build', 'dockerfile', '--omit=dev ', '', 'not made'],
  ['another port', 'dockerfile', 'EXPOSE 4400', 'EXPOSE 80', 'port'],
  ['a killed process', 'dockerfile', 'STOPSIGNAL SIGTERM', 'STOPSIGNAL SIGKILL', 'SIGTERM'],
  ['a shell in front', 'dockerfile', 'CMD ["node", "dist/server/main.js"]', 'CMD node dist/server/main.js', 'start'],
  ['development', 'dockerfile', 'NODE_ENV=production', 'NODE_ENV=development', 'production'],
  ['data in the image', 'dockerfile', 'VOLUME /data', 'VOLUME /var', 'volume'],
  ['a secret in the image', 'dockerfile', 'ENV NODE_ENV', 'ENV API_KEY=4711 NODE_ENV', 'secret'],
  ['a setting misspelt', 'compose', 'MUSTER_TRUST_PROXY:', 'MUSTER_TRUSTPROXY:', 'is not a setting'],
  ['a value that is none', 'compose', 'TRUST_PROXY:-no', 'TRUST_PROXY:-never', 'cannot be used'],
  ['a port for everybody', 'compose', '127.0.0.1:4400:4400', '4400:4400', 'this machine alone'],
  [
    'a published database',
    'compose',
    "command: ['mongod'",
    "ports: ['27017:27017']\n    command: ['mongod'",
    'published',
  ],
  ['a database among others', 'compose', 'internal: true', 'internal: false', 'internal'],
  ['another replica set', 'compose', 'replicaSet=muster', 'replicaSet=rs0', 'replica set'],
  ['a replica set never made', 'compose', "host: 'mongo:27017'", "host: 'localhost:27017'", 'replica set'],
  ['a check that does not parse', 'compose', 'try { rs.status() }', 'try rs.status()', 'parse'],
  ['a database called healthy too soon', 'compose', 'isWritablePrimary', 'ok', 'healthy'],
  ['a database not waited for', 'compose', 'service_healthy', 'service_started', 'wait'],
  ['a sign-in in the file', 'compose', 'mongodb://mongo', 'mongodb://muster:4711@mongo', 'secret'],
  [
    'a password in the file',
    'compose',
    'MUSTER_STORE: mongodb',
    'MUSTER_STORE: mongodb\n      DB_PASSWORD: x',
    'secret',
  ],
  ['a key nobody reads', 'compose', 'read_only: true', 'readonly: true', 'not known'],
  ['a file system to write to', 'compose', 'read_only: true', 'read_only: false', 'written'],
  ['a short stop', 'compose', 'stop_grace_period: 10s', 'stop_grace_period: 1s', 'stopped'],
  ['a volume not declared', 'compose', '- mongo-data:', '- mongo-base:', 'not declared'],
  ['the embedded store', 'compose', 'MUSTER_STORE: mongodb', 'MUSTER_STORE: embedded', 'MongoDB'],
];

describe('the image and the compose file', () => {
  test('RN1 RN2 RN3 every setting, source, port, volume and user in them holds, and no secret stands there', () => {
    expect(imageFaults(runningFiles())).toEqual([]);
  });

  test.each(PLANTED)('RN1 RN2 RN3 %s is found', (_, file, from, to, fault) => {
    const files = runningFiles();
    expect(files[file]).toContain(from);
    const faults = imageFaults({ ...files, [file]: files[file].replaceAll(from, to) });
    expect(faults.join('\n')).toContain(fault);
  });
});
