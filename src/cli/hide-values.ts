/** The word of a command or the name of an option. No key, token or secret is made of small letters and dashes alone. */
const word = /^-{0,2}[a-z][a-z-]{0,30}$/;

/**
 * Takes out of a complaint about the command line what it quotes of it, but for words: somebody may have put a key
 * there, and complaints end up in logs.
 */
export function hideValues(message: string, given: readonly string[]): string {
  return given
    .map((argument) => /^--[^=]*=(.+)$/s.exec(argument)?.[1] ?? argument)
    .filter((value) => value !== '' && !word.test(value))
    .reduce(
      (text, value) => text.replaceAll(`'${value}'`, "'...'").replaceAll(`=${value}'`, "=...'"),
      message,
    );
}
