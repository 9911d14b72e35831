import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { bootScript } from './boot-script.js';
import { ownStyle } from './own-style.js';

/** The name the page finds an asset by; the worker names are Monaco's own labels. */
export type AssetName =
  'graphiql' | 'boot' | 'style' | 'favicon' | 'editorWorkerService' | 'json' | 'graphql';

/** A file of the page, kept in memory. */
export interface Asset {
  name: AssetName;
  /** Carries the hash of the content, so that it may be cached for ever. */
  path: string;
  type: string;
  hash: string;
  body: Buffer<ArrayBuffer>;
  /** Compressed when first asked for, once. */
  gzipped(): Promise<Buffer<ArrayBuffer>>;
}

const compress = promisify(gzip);

/** Reads GraphiQL's bundle and makes its parts into assets under the folder, keyed by path. */
export async function loadAssets(folder: string): Promise<ReadonlyMap<string, Asset>> {
  // Nine megabytes of JavaScript strings: imported only once somebody opens GraphiQL.
  const bundle = await import('@graphql-yoga/render-graphiql/graphiql');
  const script = 'text/javascript; charset=utf-8';
  const all = [
    createAsset(folder, 'graphiql', 'js', script, bundle.js),
    createAsset(folder, 'boot', 'js', script, bootScript),
    createAsset(folder, 'style', 'css', 'text/css; charset=utf-8', bundle.css + ownStyle),
    createAsset(folder, 'favicon', 'ico', 'image/x-icon', decodeDataUrl(bundle.favicon)),
    createAsset(folder, 'editorWorkerService', 'js', script, bundle.editorWorkerService),
    createAsset(folder, 'json', 'js', script, bundle.jsonWorker),
    createAsset(folder, 'graphql', 'js', script, bundle.graphqlWorker),
  ];
  return new Map(all.map((asset) => [asset.path, asset]));
}

function createAsset(
  folder: string,
  name: AssetName,
  extension: string,
  type: string,
  content: string | Buffer<ArrayBuffer>,
): Asset {
  const body = Buffer.from(content);
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 16);
  let gzipped: Promise<Buffer<ArrayBuffer>> | undefined;
  return {
    name,
    path: `${folder}${name}-${hash}.${extension}`,
    type,
    hash,
    body,
    gzipped: () => (gzipped ??= compress(body)),
  };
}

function decodeDataUrl(url: string): Buffer<ArrayBuffer> {
  return Buffer.from(url.slice(url.indexOf(',') + 1), 'base64');
}
