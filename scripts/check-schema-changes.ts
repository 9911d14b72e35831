import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readAnnouncedBreaks } from './schema-changes/announced-breaks.js';
import { compareSchemas } from './schema-changes/compare-schemas.js';

const usage = `npm run check:changes [-- --release]

Tells what has changed since the last release, whose schemas are in release/: for clients (schema.graphql) and for
routers (schema.subgraph.graphql). A breaking change fails unless CHANGELOG.md names its path, in backticks, below
"### Breaking" of "## [Unreleased]". With --release the schemas of now become those of the last release.`;

const names = ['schema.graphql', 'schema.subgraph.graphql'];
const folder = 'release';

const { values } = parseArgs({
  options: { release: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
});

if (values.help) {
  console.log(usage);
} else if (values.release) {
  mkdirSync(folder, { recursive: true });
  for (const name of names) {
    copyFileSync(name, join(folder, name));
    console.log(`${join(folder, name)} written`);
  }
} else {
  await check();
}

async function check(): Promise<void> {
  const announced = readAnnouncedBreaks(readFileSync('CHANGELOG.md', 'utf8'));
  const missing = new Set<string>();
  for (const name of names) {
    const changes = await compareSchemas(
      readFileSync(join(folder, name), 'utf8'),
      readFileSync(name, 'utf8'),
    );
    if (changes.length > 0) console.log(`${name}, since the last release:`);
    for (const { criticality, path, message } of changes) {
      console.log(`  ${criticality.padEnd(9)}  ${path}  ${message}`);
      if (criticality === 'breaking' && !announced.has(path)) missing.add(path);
    }
  }
  if (missing.size === 0) return;
  console.error(
    [
      'These break clients and CHANGELOG.md does not say so. Keep what was there, deprecated, or name each in backticks',
      'below "### Breaking" of "## [Unreleased]", and the next release is a major one:',
      ...[...missing].map((path) => `- \`${path}\``),
    ].join('\n'),
  );
  process.exitCode = 1;
}
