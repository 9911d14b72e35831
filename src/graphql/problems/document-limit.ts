/** What the limits of documents say, which call themselves syntax errors. */
const exceeded =
  /^Syntax Error: (?:Query )?(depth|Cost|Aliases|Directives|Token|Repeats) limit of (\d+) exceeded/;

const advice: Readonly<Record<string, string>> = {
  depth: 'is nested too deep',
  Cost: 'asks for too much',
  Aliases: 'has too many aliases',
  Directives: 'has too many directives',
  Token: 'is too long',
  Repeats: 'repeats a field too often',
};

/** The refusal of a document that exceeds a limit, in our words; undefined for any other message. */
export function readLimit(message: string): string | undefined {
  const [, what = '', limit] = exceeded.exec(message) ?? [];
  const said = advice[what];
  return said === undefined
    ? undefined
    : `This document ${said} (the limit is ${limit}): ask in several smaller ones.`;
}
