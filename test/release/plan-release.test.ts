import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { planRelease } from '../../scripts/release/plan-release.js';

const older = '## [1.2.3] - 2026-01-01\n\n### Added\n\n- It began.\n';

function changelogWith(section: string, released = older): string {
  return `# Changelog\n\nAbout.\n\n## [Unreleased]\n\n${section}\n${released}`;
}

function versionAfter(section: string, current = '1.2.3', released = older): string {
  return planRelease(changelogWith(section, released), current, '2026-11-30').version;
}

describe('planRelease', () => {
  it.each([
    ['1.2.4', '### Fixed\n\n- A.\n'],
    ['1.2.4', '### Security\n\n- A.\n'],
    ['1.3.0', '### Added\n\n- A.\n\n### Fixed\n\n- B.\n'],
    ['1.3.0', '### Changed\n\n- A.\n'],
    ['2.0.0', '### Added\n\n- A.\n\n### Breaking\n\n- `Query.a` is gone.\n'],
  ])('goes from 1.2.3 to %s for what is listed', (version, section) => {
    expect(versionAfter(section)).toBe(version);
  });

  it('takes a break for a minor step before 1.0.0', () => {
    const released = older.replace('1.2.3', '0.4.1');
    expect(versionAfter('### Breaking\n\n- `Query.a`\n', '0.4.1', released)).toBe('0.5.0');
  });

  it('takes a version that was set on purpose, the first one too', () => {
    expect(versionAfter('### Fixed\n\n- A.\n', '2.0.0')).toBe('2.0.0');
    expect(versionAfter('### Added\n\n- A.\n', '0.1.0', '')).toBe('0.1.0');
  });

  it('puts what was unreleased below its version and leaves the rest as it is', () => {
    const section = '### Fixed\n\n- A.\n';
    expect(planRelease(changelogWith(section), '1.2.3', '2026-11-30').changelog).toBe(
      changelogWith('', `## [1.2.4] - 2026-11-30\n\n${section}\n${older}`).replace(']\n\n\n##', ']\n\n##'),
    );
  });

  it.each([
    ['nothing', ''],
    ['no heading', '- A.\n'],
    ['a heading that is none', '### Improved\n\n- A.\n'],
  ])('refuses %s', (_what, section) => {
    expect(() => versionAfter(section)).toThrow(/CHANGELOG/);
    expect(() => planRelease('# Changelog\n', '1.2.3', '2026-11-30')).toThrow(/Unreleased/);
  });

  it('can release the changelog of this repository', () => {
    const changelog = readFileSync(new URL('../../CHANGELOG.md', import.meta.url), 'utf8');
    const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
      version: string;
    };
    const entries = /## \[Unreleased\]\n([^]*?)(?=\n## |$)/.exec(changelog)?.[1]?.trim() ?? '';
    if (entries === '') return;
    expect(planRelease(changelog, version, '2026-11-30').changelog).toContain(entries);
  });
});
