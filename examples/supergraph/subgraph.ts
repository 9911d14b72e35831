/** A subgraph as composition and the router know it. */
export interface Subgraph {
  readonly name: string;
  /** Where its GraphQL is served. */
  readonly url: string;
  /** What the router shows this subgraph, and no other: our gateway wants Router-Authorization. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Asks a running subgraph for the SDL that composition sees. */
export async function readSdl({ name, url, headers }: Subgraph): Promise<string> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify({ query: '{ _service { sdl } }' }),
  });
  const { data } = (await response.json()) as { data?: { _service?: { sdl?: string } } | null };
  const sdl = data?._service?.sdl;
  if (sdl === undefined) throw new Error(`the subgraph ${name} does not tell its schema`);
  return sdl;
}
