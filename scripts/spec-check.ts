import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Rules of shared/SPEC.md without a test that quotes them, and tests that quote a rule which is not there. */
export function specFaults(root: string): readonly string[] {
  const rules = [...readFileSync(join(root, 'shared/SPEC.md'), 'utf8').matchAll(/^- ([A-Z]{2}\d+) /gm)].map(
    (match) => match[1] ?? '',
  );
  const quoted = new Set<string>();
  const named = new Set<string>();
  for (const file of testFiles(join(root, 'tests'))) {
    const text = readFileSync(file, 'utf8');
    for (const [, rule = ''] of text.matchAll(/['"`(\s,]([A-Z]{2}\d+)(?=[\s,:+)])/g)) quoted.add(rule);
    // What a test's own name begins with is meant as a rule, whatever its prefix.
    for (const [, rule = ''] of text.matchAll(/\btest\(\s*['"`]([A-Z]{2}\d+) /g)) named.add(rule);
  }
  const known = new Set(rules);
  const twice = rules.filter((rule, index) => rules.indexOf(rule) !== index);
  return [
    ...rules.filter((rule) => !quoted.has(rule)).map((rule) => `${rule} has no test that quotes it`),
    ...[...named].filter((rule) => !known.has(rule)).map((rule) => `${rule} names a test and is no rule`),
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
