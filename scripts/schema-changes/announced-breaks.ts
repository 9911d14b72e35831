/**
 * What the changelog announces as breaking: every name in backticks below `### Breaking` of `## [Unreleased]`.
 */
export function readAnnouncedBreaks(changelog: string): ReadonlySet<string> {
  const breaking = sectionOf(sectionOf(changelog, '## [Unreleased]'), '### Breaking');
  return new Set([...breaking.matchAll(/`([^`\n]+)`/g)].map(([, name = '']) => name));
}

/** The lines below a heading, to the next one of its level or above it. */
function sectionOf(text: string, heading: string): string {
  const lines = text.split('\n');
  const start = lines.findIndex((line) => line.trimEnd() === heading);
  if (start === -1) return '';
  const level = heading.indexOf(' ');
  const rest = lines.slice(start + 1);
  const end = rest.findIndex((line) => new RegExp(`^#{1,${level}} `).test(line));
  return rest.slice(0, end === -1 ? undefined : end).join('\n');
}
