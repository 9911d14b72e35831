import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

// What is published installs the packages that were tested: npm heeds `overrides` of the root alone, and without them
// some packages of yoga's want a later Node than this one supports.
const lockfile = z.looseObject({
  packages: z.record(z.string(), z.looseObject({ dev: z.boolean().optional() })),
});

const { packages, ...rest } = lockfile.parse(JSON.parse(readFileSync('package-lock.json', 'utf8')));
const { '': root, ...installed } = packages;
const kept = Object.fromEntries(Object.entries(installed).filter(([, { dev }]) => dev !== true));
const published = Object.fromEntries(
  Object.entries(root ?? {}).filter(([name]) => name !== 'devDependencies'),
);
writeFileSync(
  'npm-shrinkwrap.json',
  `${JSON.stringify({ ...rest, packages: { '': published, ...kept } }, null, 1)}\n`,
);
