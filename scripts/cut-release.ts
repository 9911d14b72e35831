import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { planRelease } from './release/plan-release.js';

const { version: current } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
const today = new Date().toISOString().slice(0, 10);
const { version, changelog } = planRelease(readFileSync('CHANGELOG.md', 'utf8'), current, today);

writeFileSync('CHANGELOG.md', changelog);
// It writes both package.json and package-lock.json, and neither commits nor tags.
execFileSync('npm', ['version', version, '--no-git-tag-version', '--allow-same-version'], {
  stdio: ['ignore', 'ignore', 'inherit'],
});
console.log(`CHANGELOG.md, package.json and package-lock.json are those of ${version}`);
