import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import * as labels from '#client/words/labels.ts';
import { SETTINGS_HELP } from '#server/config.ts';
import { ROOT, unknownSettings } from './image-faults.ts';

/** Every paper by its path in the repository. */
export type Papers = ReadonlyMap<string, string>;

const OWN_FOLDERS = ['server', 'client', 'shared', 'tests', 'scripts', 'docs'];

/** All files of the repository's own, by their paths, and all folders. */
function* filesUnder(folder: string): Iterable<string> {
  for (const entry of readdirSync(join(ROOT, folder), { withFileTypes: true })) {
    const path = posix.join(folder, entry.name);
    if (entry.isDirectory()) yield* filesUnder(path);
    else yield path;
  }
}
const atTop = readdirSync(ROOT, { withFileTypes: true }).flatMap((entry) => (entry.isFile() ? [entry.name] : []));
const FILES: readonly string[] = [...atTop, ...OWN_FOLDERS.flatMap((folder) => [...filesUnder(folder)])];

export function readPapers(): Papers {
  const names = FILES.filter((file) => file.endsWith('.md') && !file.startsWith('client/'));
  return new Map(names.map((name) => [name, readFileSync(join(ROOT, name), 'utf8')]));
}

interface PackageFile {
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}
const packageFile = (): PackageFile => JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as PackageFile;

/** RN1, RN8. What the papers name that is not there, a line each. */
export function namedInVain(papers: Papers): readonly string[] {
  const { scripts } = packageFile();
  const rules = rulesOf(papers);
  return [...papers].flatMap(([paper, text]) =>
    [
      ...commandsIn(text).flatMap((line) => inVain(line, scripts)),
      ...filesIn(text).filter((file) => !isThere(file)),
      ...linksIn(text).filter((link) => !existsSync(join(ROOT, dirname(paper), link))),
      ...unknownSettings(new Set(text.match(/\bMUSTER_[A-Z_]+\b/g) ?? [])),
      ...[...rulesIn(text)].filter((rule) => rules.prefixes.has(rule.slice(0, 2)) && !rules.numbers.has(rule)),
    ].map((name) => `${paper} names ${name}`),
  );
}

/** "npm run demo -- --scene x" and whatever stands behind it on its line, as far as the command goes. */
const commandsIn = (text: string): readonly string[] => text.match(/\bnpm (run [a-z-]+|start|test)\b[^`\n#;|]*/g) ?? [];

function inVain(line: string, scripts: Readonly<Record<string, string>>): readonly string[] {
  const name = /^npm (?:run )?([a-z-]+)/.exec(line)?.[1] ?? '';
  const script = scripts[name];
  if (script === undefined) return [line];
  const file = /scripts\/[a-z-]+\.ts/.exec(script)?.[0];
  const source = file === undefined ? '' : readFileSync(join(ROOT, file), 'utf8');
  const flags = (line.match(/ --([a-z]+)/g) ?? []).map((flag) => flag.trim());
  return flags.filter((flag) => !source.includes(flag.slice(2))).map((flag) => `${name} ${flag}`);
}

/** Names in code marks that look like a file or a folder of ours. */
function filesIn(text: string): readonly string[] {
  const marked = [...text.matchAll(/`([\w./*-]+)`/g)].map(([, name]) => name ?? '');
  return marked.filter(
    (name) =>
      /\w\*?\.(ts|tsx|md|json|yml|mjs|png|css)$|\*\.tsx?$/.test(name) ||
      OWN_FOLDERS.some((folder) => name.startsWith(`${folder}/`)),
  );
}

/** A file by its path, by the end of it, or by a pattern with a star; a folder by its path. Built files are not there yet. */
function isThere(name: string): boolean {
  if (name.startsWith('dist/') || existsSync(join(ROOT, name))) return true;
  const form = new RegExp(`(^|/)${name.replaceAll('.', '\\.').replaceAll('*', '[^/]*')}$`);
  return FILES.some((file) => form.test(file));
}

const linksIn = (text: string): readonly string[] =>
  [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target]) => (target ?? '').replace(/#.*$/, ''))
    .filter((target) => target !== '' && !/^[a-z]+:/.test(target));

const rulesIn = (text: string): ReadonlySet<string> => new Set(text.match(/\b[A-Z]{2}\d+\b/g) ?? []);

function rulesOf(papers: Papers): { readonly numbers: ReadonlySet<string>; readonly prefixes: ReadonlySet<string> } {
  const spec = papers.get('shared/SPEC.md') ?? '';
  const numbers = new Set([...spec.matchAll(/^- ([A-Z]{2}\d+) /gm)].map(([, number]) => number ?? ''));
  return { numbers, prefixes: new Set([...numbers].map((number) => number.slice(0, 2))) };
}

/** RN1, RN9. What the papers ought to name and do not, a line each. */
export function leftOut(papers: Papers): readonly string[] {
  const paper = (name: string) => papers.get(name) ?? '';
  return [
    ...settingsLeftOut(paper('README.md')),
    ...decisionsLeftOut(papers),
    ...promisesLeftOut(paper('docs/security-requirements.md')),
    ...wordsLeftOut(paper('docs/glossary.md')),
    ...roomsLeftOut(paper('docs/architecture.md')),
    ...prefixesLeftOut(paper('shared/SPEC.md')),
    ...packagesLeftOut(paper('docs/decisions/0001-stack.md')),
  ];
}

/** Each line of the help: its name and its default, where that is a value and no explanation. */
function settingsLeftOut(readme: string): readonly string[] {
  const rows = new Map(
    [...readme.matchAll(/^\| `(MUSTER_[A-Z_]+)` \|[^|]*\| ?([^|]*)\|$/gm)].map(([, name = '', without = '']) => [
      name,
      without.replaceAll('`', '').trim(),
    ]),
  );
  const help = [...SETTINGS_HELP.matchAll(/^ {2}(MUSTER_[A-Z_]+) .*?(?: {2,}(\S.*))?$/gm)];
  return help.flatMap(([, name = '', described = '']) => {
    const value = described.split(/ {2,}/).at(-1) ?? '';
    const without = rows.get(name);
    if (without === undefined) return [`README has no setting ${name}`];
    return /^[a-z0-9.]+$/.test(value) && without !== value ? [`README says that ${name} is ${without} without it`] : [];
  });
}

function decisionsLeftOut(papers: Papers): readonly string[] {
  const index = papers.get('docs/decisions/README.md') ?? '';
  const decisions = [...papers.keys()].filter((name) => /^docs\/decisions\/\d{4}-/.test(name));
  return decisions.flatMap((name) => {
    const file = posix.basename(name);
    const number = Number.parseInt(file, 10);
    const heading = papers.get(name)?.split('\n')[0] ?? '';
    const title = heading.replace(/^# \d+\. /, '');
    return [
      ...(index.includes(`[${number}](${file}) | ${title}`)
        ? []
        : [`the index of decisions lacks ${file}, "${title}"`]),
      ...(heading.startsWith(`# ${number}. `) ? [] : [`${file} has another number in its title`]),
      ...(/^## Costs accepted$/m.test(papers.get(name) ?? '') ? [] : [`${file} names no costs`]),
    ];
  });
}

function promisesLeftOut(table: string): readonly string[] {
  return Array.from({ length: 40 }, (_, n) => `R${n + 1}`).flatMap((promise) => {
    const rows = [
      ...table.matchAll(new RegExp(`^\\| ${promise} \\|([^|]+)\\| (shown|in part|not yet) \\|(.+)\\|$`, 'gm')),
    ];
    const [row] = rows;
    if (row === undefined || rows.length > 1) return [`${promise} has not one row`];
    const claimed = row[2] !== 'not yet';
    return claimed && !/`(tests|scripts)\//.test(row[3] ?? '') ? [`${promise} is shown nowhere`] : [];
  });
}

/** Every word that screens use for the vocabulary. */
function wordsLeftOut(glossary: string): readonly string[] {
  const { phaseWords, roleWords, placeWords, trackWords, stepWords, orderWords, outcomeWords } = labels;
  const { staffRoleWords, worksWithWords, answerWords, presenceWords, shownLevelWords, agencyKindWords } = labels;
  const { sightWords, noticeWords, toldWords, requestWords } = labels;
  const aboutPlaces = [phaseWords, roleWords, placeWords, trackWords, stepWords, orderWords, outcomeWords];
  const aboutPeople = [staffRoleWords, worksWithWords, answerWords, presenceWords, shownLevelWords, agencyKindWords];
  const lists: readonly Readonly<Record<string, string>>[] = [
    ...aboutPlaces,
    ...aboutPeople,
    sightWords,
    noticeWords,
    toldWords,
    requestWords,
  ];
  const known = new Set([...glossary.matchAll(/\*\*([^*]+)\*\*/g)].map(([, word]) => (word ?? '').toLowerCase()));
  return lists
    .flatMap((list) => Object.values(list))
    .filter((word) => !known.has(word.toLowerCase()))
    .map((word) => `the glossary lacks "${word}"`);
}

function roomsLeftOut(architecture: string): readonly string[] {
  const rooms = ['server/src', 'client/src'].flatMap((side) =>
    readdirSync(join(ROOT, side), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && readdirSync(join(ROOT, side, entry.name)).length > 0)
      .map(({ name }) => [side, name] as const),
  );
  return rooms
    .filter(([side, name]) => !architecture.includes(`\`${side}/${name}\``) && !architecture.includes(`\`${name}\``))
    .map(([side, name]) => `the architecture lacks ${side}/${name}`);
}

function prefixesLeftOut(spec: string): readonly string[] {
  const rows = new Map(
    [...spec.matchAll(/^\| ([A-Z]{2}) \|[^|]+\|([^|]+)\|$/gm)].map(([, prefix = '', folders = '']) => [
      prefix,
      folders,
    ]),
  );
  const sections = [...spec.matchAll(/^## ([A-Z]{2}) /gm)].map(([, prefix]) => prefix ?? '');
  return [
    ...sections.filter((prefix) => !rows.has(prefix)).map((prefix) => `the rules' introduction lacks ${prefix}`),
    ...[...rows.keys()].filter((prefix) => !sections.includes(prefix)).map((prefix) => `${prefix} has no rules`),
    ...[...rows].flatMap(([prefix, folders]) =>
      [...folders.matchAll(/`([a-z/-]+)`/g)]
        .filter(([, folder]) => !quotedIn(folder ?? '', prefix))
        .map(([, folder]) => `${folder} has no test of ${prefix}`),
    ),
  ];
}

function quotedIn(folder: string, prefix: string): boolean {
  const tests = FILES.filter((file) => file.startsWith(`${folder}/`) && file.endsWith('.test.ts'));
  const quote = new RegExp(`['"\`(\\s]${prefix}\\d`);
  return tests.some((file) => quote.test(readFileSync(join(ROOT, file), 'utf8')));
}

/** Every package has its reason; types of a package need none. */
function packagesLeftOut(stack: string): readonly string[] {
  const { dependencies, devDependencies } = packageFile();
  return Object.keys({ ...dependencies, ...devDependencies })
    .filter((name) => !name.startsWith('@types/'))
    .filter((name) => !new RegExp(`(^|[\\s|,])${name.replace('.', '\\.')}(?=[\\s|,])`, 'm').test(stack))
    .map((name) => `the stack gives no reason for ${name}`);
}
