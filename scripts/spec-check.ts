import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Rules of shared/SPEC.md without a test that quotes them, and tests that quote a rule which is not there. */
export function specFaults(root: string): readonly string[] {
  const rules = [...readFileSync(join(root, 'shared/SPEC.md'), 'utf8').matchAll(/^- ([A-Z]{2}\d+) /gm)].map(
    (match) => match[1] ?? '',
  );
  const quoted = new Set<string>();
  for (const file of testFiles(join(root, 'tests'))) {
    for (const match of readFileSync(file, 'utf8').matchAll(/['"`(\s,]([A-Z]{2}\d+)(?=[\s,:+)])/g))
      quoted.add(match[1] ?? '');
  }
  const known = new Set(rules);
  const prefixes = new Set(rules.map((rule) => rule.replace(/\d+/, '')));
  const twice = rules.filter((rule, index) => rules.indexOf(rule) !== index);
  return [
    ...rules.filter((rule) => !quoted.has(rule)).map((rule) => `${rule} has no test that quotes it`),
    ...[...quoted]
      .filter((rule) => prefixes.has(rule.replace(/\d+/, '')) && !known.has(rule))
      .map((rule) => `${rule} is quoted by a test and is no rule`),
    ...twice.map((rule) => `${rule} stands twice in SPEC.md`),
  ];
}

function* testFiles(folder: string): Iterable<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* testFiles(path);
    else if (/\.tsx?$/.test(entry.name)) yield path;
  }
}
