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

/** Whether an origin is on this machine and nowhere else. */
export function isLoopback(origin: string | undefined): boolean {
  return (
    origin !== undefined && /^(127\.\d+\.\d+\.\d+|localhost|\[::1\])$/.test(parseUrl(origin)?.hostname ?? '')
  );
}
