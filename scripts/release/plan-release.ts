/** What a release is, before anything is written. */
export interface Release {
  readonly version: string;
  /** The changelog with what was unreleased below the version's own heading. */
  readonly changelog: string;
}

type Step = 'major' | 'minor' | 'patch';

const unreleased = '## [Unreleased]';

/** What each heading of the changelog calls for. https://keepachangelog.com/en/1.1.0/, and our own Breaking */
const steps: Readonly<Record<string, Step>> = {
  Breaking: 'major',
  Added: 'minor',
  Changed: 'minor',
  Deprecated: 'minor',
  Removed: 'minor',
  Fixed: 'patch',
  Security: 'patch',
};

/**
 * Plans the release of what the changelog has below `## [Unreleased]`. A version of package.json that the changelog does
 * not know was set on purpose and is taken; otherwise the headings tell the next one.
 * @param date as 2026-11-30
 * @throws {Error} when there is nothing to release, or a heading that is not known
 */
export function planRelease(changelog: string, current: string, date: string): Release {
  const [before, rest] = split(changelog, `${unreleased}\n`);
  if (rest === undefined) throw new Error(`CHANGELOG.md has no ${unreleased}`);
  const end = rest.search(/^## /m);
  const section = end === -1 ? rest : rest.slice(0, end);
  if (section.trim() === '') throw new Error(`CHANGELOG.md has nothing below ${unreleased}`);
  const version = changelog.includes(`\n## [${current}] `) ? raise(current, readStep(section)) : current;
  return {
    version,
    changelog: `${before}${unreleased}\n\n## [${version}] - ${date}\n${rest}`,
  };
}

function readStep(section: string): Step {
  const found = [...section.matchAll(/^### (.+)$/gm)].map(([, heading = '']) => {
    const step = steps[heading.trim()];
    if (step === undefined) throw new Error(`CHANGELOG.md: ### ${heading} is no heading of a release`);
    return step;
  });
  const [largest] = (['major', 'minor', 'patch'] as const).filter((step) => found.includes(step));
  if (largest === undefined) throw new Error('CHANGELOG.md: what is unreleased has no heading');
  return largest;
}

/** Before 1.0.0 a break is a minor step: https://semver.org/#spec-item-4 */
function raise(version: string, step: Step): string {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  if (step === 'major' && major > 0) return `${major + 1}.0.0`;
  return step === 'patch' ? `${major}.${minor}.${patch + 1}` : `${major}.${minor + 1}.0`;
}

function split(text: string, by: string): [string, string?] {
  const at = text.indexOf(by);
  return at === -1 ? [text] : [text.slice(0, at), text.slice(at + by.length)];
}
