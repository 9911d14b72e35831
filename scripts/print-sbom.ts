import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { toPublishedLock } from './release/published-lock.js';

// `npm sbom --omit dev` in the repository leaves out whatever a developer's package needs as well, graphql and zod among
// it. So it is asked about a folder where nothing is a developer's.
const manifest = z
  .object({
    name: z.string(),
    version: z.string(),
    description: z.string(),
    license: z.string(),
    dependencies: z.record(z.string(), z.string()),
    overrides: z.record(z.string(), z.unknown()),
  })
  .parse(JSON.parse(readFileSync('package.json', 'utf8')));
// It also refuses a tree with a range that does not fit, and takes the nested override of a peer for one of all packages.
// Ranges are no part of a bill: what is installed is.
const overrides = Object.entries(manifest.overrides).filter(([, range]) => typeof range === 'string');
const lock = toPublishedLock(readFileSync('package-lock.json', 'utf8'));
for (const entry of Object.values(lock.packages)) delete entry['peerDependencies'];

const temporary = mkdtempSync(join(tmpdir(), 'sbom-'));
try {
  // npm names the program after its folder.
  const folder = join(temporary, manifest.name);
  mkdirSync(folder);
  const described = { ...manifest, overrides: Object.fromEntries(overrides) };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(described));
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify(lock));
  const flags = ['--package-lock-only', '--sbom-format', 'cyclonedx', '--sbom-type', 'application'];
  // `npm run --silent` would also silence why npm fails.
  const bom = execFileSync('npm', ['sbom', ...flags, '--loglevel', 'error'], {
    cwd: folder,
    encoding: 'utf8',
  });
  process.stdout.write(bom);
} finally {
  rmSync(temporary, { recursive: true });
}
