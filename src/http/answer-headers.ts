/** Tells a caller under which name its request is found in the log. */
export const requestIdHeader = 'X-Request-Id';

/** Headers of every answer of GraphQL. Answers may hold client secrets and personal data, so no cache keeps them. */
export const answerHeaders: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Referrer-Policy': 'no-referrer',
};
