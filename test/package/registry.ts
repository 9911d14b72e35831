import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readPackage } from './pack.js';

export interface Registry {
  readonly url: string;
  stop(): void;
}

/**
 * Serves one tarball as a registry of npm serves what was published, and sends whoever asks for another package to the
 * registry behind. A tarball installed by its path would not do: npm heeds its npm-shrinkwrap.json only as published.
 */
export async function startRegistry(tarball: string, behind: string): Promise<Registry> {
  const bytes = readFileSync(tarball);
  const manifest = readPackage();
  const { name, version } = manifest;
  const integrity = `sha512-${createHash('sha512').update(bytes).digest('base64')}`;
  const server = createServer((request, response) => {
    const origin = `http://${request.headers.host ?? ''}`;
    if (request.url === `/${name}`) {
      const dist = { tarball: `${origin}/tarball`, integrity };
      const published = { ...manifest, _hasShrinkwrap: true, dist };
      response.setHeader('Content-Type', 'application/json');
      response.end(
        JSON.stringify({ name, 'dist-tags': { latest: version }, versions: { [version]: published } }),
      );
    } else if (request.url === '/tarball') {
      response.end(bytes);
    } else {
      response.writeHead(307, { Location: `${behind.replace(/\/$/, '')}${request.url ?? '/'}` }).end();
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}
