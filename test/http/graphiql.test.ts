import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createGraphiQL } from '../../src/http/graphiql/index.js';

const origin = 'http://gateway.test';
const browserAccept = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';
const graphiql = createGraphiQL({ endpoint: '/graphql' });

function get(path: string, headers: Record<string, string> = {}, handler = graphiql) {
  return handler.handle(new Request(origin + path, { headers }));
}

async function answered(answer: Promise<Response | undefined>): Promise<Response> {
  const response = await answer;
  if (response === undefined) throw new Error('declined');
  return response;
}

const getPage = (handler = graphiql) => answered(get('/graphql', { accept: browserAccept }, handler));

async function assetPaths(): Promise<string[]> {
  const html = await (await getPage()).text();
  return [...new Set(html.match(/\/graphiql\/[\w.-]+/g))];
}

describe('the page', () => {
  it('is uncached HTML that depends on Accept, sends no referrer and is not sniffed', async () => {
    const { status, headers } = await getPage();
    expect(status).toBe(200);
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-cache',
      'referrer-policy': 'no-referrer',
      vary: 'accept',
      'x-content-type-options': 'nosniff',
    });
  });

  it('allows scripts, workers and connections of this server only', async () => {
    const policy = (await getPage()).headers.get('content-security-policy') ?? '';
    expect(policy.split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self' 'unsafe-inline'",
      "connect-src 'self'",
      "worker-src 'self'",
      "img-src 'self' data:",
      'font-src data:',
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ]);
  });

  it('is small, with no inline script and no external address', async () => {
    const html = await (await getPage()).text();
    expect(html.length).toBeLessThan(20_000);
    expect(html).not.toMatch(/https?:|"\/\//);
    const scripts = html.match(/<script\b[^>]*>[^<]*/g) ?? [];
    expect(scripts.length).toBeGreaterThan(0);
    for (const script of scripts) expect(script).toMatch(/^<script defer src="\/graphiql\/[\w.-]+">$/);
    expect(html).not.toMatch(/<style|\son\w+=/);
  });

  it('escapes the title and the examples', async () => {
    const attack = `"></div><script>alert('1')</script>&`;
    const html = await (
      await getPage(createGraphiQL({ endpoint: '/graphql', title: attack, examples: { open: attack } }))
    ).text();
    expect(html).not.toContain('<script>');
    expect(html).not.toContain('</div><');
    expect(html).toContain(
      '<title>&quot;&gt;&lt;/div&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;</title>',
    );
  });

  it('answers HEAD with the headers alone', async () => {
    const request = new Request(`${origin}/graphql`, { method: 'HEAD', headers: { accept: browserAccept } });
    const response = await answered(graphiql.handle(request));
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await response.text()).toBe('');
  });
});

describe('a request that is not for GraphiQL is declined:', () => {
  it.each([
    ['a GET of the endpoint with a query', '/graphql?query={__typename}', browserAccept],
    ['a GET that takes anything', '/graphql', '*/*'],
    ['a GET that prefers JSON', '/graphql', 'application/json, text/html;q=0.5'],
    ['a GET that likes both alike', '/graphql', 'application/graphql-response+json, text/html'],
    ['a GET that refuses HTML', '/graphql', 'text/html;q=0, */*'],
    ['an event stream', '/graphql', 'text/event-stream'],
    ['another path', '/healthz', browserAccept],
    ['a path below the endpoint', '/graphql/stream', browserAccept],
    ['the folder without its slash', '/graphiql', browserAccept],
  ])('%s', async (_name, path, accept) => {
    expect(await get(path, { accept })).toBeUndefined();
  });

  it('a GET without Accept', async () => {
    expect(await get('/graphql')).toBeUndefined();
  });

  it.each(['POST', 'OPTIONS', 'PUT'])('%s, whatever it accepts', async (method) => {
    const request = new Request(`${origin}/graphql`, { method, headers: { accept: browserAccept } });
    expect(await graphiql.handle(request)).toBeUndefined();
  });
});

describe('the assets', () => {
  it('are named by the page, each with its type', async () => {
    const types = await Promise.all(
      (await assetPaths()).map(async (path): Promise<[string, string | null]> => [
        path.replace(/-[0-9a-f]{16}\./, '.'),
        (await answered(get(path))).headers.get('content-type'),
      ]),
    );
    expect(Object.fromEntries(types)).toEqual({
      '/graphiql/boot.js': 'text/javascript; charset=utf-8',
      '/graphiql/editorWorkerService.js': 'text/javascript; charset=utf-8',
      '/graphiql/favicon.ico': 'image/x-icon',
      '/graphiql/graphiql.js': 'text/javascript; charset=utf-8',
      '/graphiql/graphql.js': 'text/javascript; charset=utf-8',
      '/graphiql/json.js': 'text/javascript; charset=utf-8',
      '/graphiql/style.css': 'text/css; charset=utf-8',
    });
  });

  it('carry the hash of their content, plain and compressed, and may be kept for ever', async () => {
    for (const path of await assetPaths()) {
      const plain = await answered(get(path));
      const zipped = await answered(get(path, { 'accept-encoding': 'br, gzip' }));
      const body = Buffer.from(await plain.arrayBuffer());
      expect(path).toContain(createHash('sha256').update(body).digest('hex').slice(0, 16));
      expect(gunzipSync(Buffer.from(await zipped.arrayBuffer())).equals(body)).toBe(true);

      expect(plain.headers.get('content-encoding')).toBeNull();
      expect(zipped.headers.get('content-encoding')).toBe('gzip');
      for (const { headers } of [plain, zipped]) {
        expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
        expect(headers.get('vary')).toBe('accept-encoding');
        expect(headers.get('x-content-type-options')).toBe('nosniff');
        expect(headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'");
      }
      expect(plain.headers.get('etag')).not.toBe(zipped.headers.get('etag'));
    }
  });

  it('answer 304 to the ETag of the encoding that is asked for', async () => {
    const [path = ''] = await assetPaths();
    for (const encoding of [{}, { 'accept-encoding': 'gzip' }]) {
      const etag = (await answered(get(path, encoding))).headers.get('etag') ?? '';
      for (const known of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
        const response = await answered(get(path, { ...encoding, 'if-none-match': known }));
        expect(response.status).toBe(304);
        expect(response.headers.get('etag')).toBe(etag);
        expect(await response.text()).toBe('');
      }
      expect((await answered(get(path, { ...encoding, 'if-none-match': '"other"' }))).status).toBe(200);
    }
  });

  it('come uncompressed where gzip is refused', async () => {
    const [path = ''] = await assetPaths();
    const response = await answered(get(path, { 'accept-encoding': 'gzip;q=0, *' }));
    expect(response.headers.get('content-encoding')).toBeNull();
  });

  it('answer HEAD with the length alone', async () => {
    const [path = ''] = await assetPaths();
    const response = await answered(graphiql.handle(new Request(origin + path, { method: 'HEAD' })));
    expect(Number(response.headers.get('content-length'))).toBeGreaterThan(0);
    expect(await response.text()).toBe('');
  });

  it('answer 404 for a name or a hash that is not theirs', async () => {
    const [path = ''] = await assetPaths();
    for (const other of ['/graphiql/', '/graphiql/nothing.js', path.replace(/-[0-9a-f]{16}/, '-0')]) {
      const response = await answered(get(other, { accept: browserAccept }));
      expect(response.status).toBe(404);
      expect(response.headers.get('cache-control')).toBe('no-store');
    }
  });
});
