export function isHttpUrl(text: string): boolean {
  return /^https?:$/.test(parseUrl(text)?.protocol ?? '');
}

export function isOrigin(text: string): boolean {
  return isHttpUrl(text) && parseUrl(text)?.origin === text.replace(/\/$/, '');
}

/** URL.parse is missing before Node 22. */
export function parseUrl(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}
