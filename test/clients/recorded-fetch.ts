/** The platform's fetch, and the names of the operations that went through it. */
export interface RecordedFetch {
  readonly fetch: typeof fetch;
  /** `METHOD OperationName` of each request since the last `reset`. */
  readonly requests: readonly string[];
  reset(): void;
}

/** A fetch to give to a client, so that a test sees what its cache has not answered. */
export function createRecordedFetch(): RecordedFetch {
  const requests: string[] = [];
  return {
    fetch(input, init) {
      const request = new Request(input, init);
      requests.push(`${request.method} ${operationName(request.url, init?.body)}`);
      return fetch(input, init);
    },
    requests,
    reset: () => void requests.splice(0),
  };
}

function operationName(url: string, body: unknown): string {
  const sent: unknown =
    typeof body === 'string' ? JSON.parse(body) : Object.fromEntries(new URL(url).searchParams);
  return (sent as { operationName?: string }).operationName ?? '';
}
