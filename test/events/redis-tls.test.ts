import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer } from 'node:tls';
import { expect, it, vi } from 'vitest';
import { canTestRedis, startRedis } from '../support/redis.js';
import { createReplica } from './replica.js';

const patience = { timeout: 15_000 };
const openssl = '/usr/bin/openssl';

/** A certificate for this machine that nobody else vouches for; undefined where there is no openssl. */
function makeCertificate(): { readonly key: string; readonly cert: string } | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'redis-tls-'));
  const [keyFile, certFile] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  try {
    execFileSync(
      openssl,
      ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2']
        .concat(['-keyout', keyFile, '-out', certFile, '-subj', '/CN=localhost'])
        .concat(['-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1']),
      { stdio: 'ignore' },
    );
    return { key: readFileSync(keyFile, 'utf8'), cert: readFileSync(certFile, 'utf8') };
  } catch {
    process.stdout.write('Redis over TLS: not tested, openssl makes no certificate\n');
    return undefined;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const certificate = makeCertificate();
const isPossible = canTestRedis('own', 'Redis over TLS') && certificate !== undefined;

it.skipIf(!isPossible)('rediss:// speaks TLS, and only with a server that is vouched for', async () => {
  const redis = await startRedis();
  const names: unknown[] = [];
  const server = createServer({ ...certificate }, (socket) => {
    names.push(socket.servername);
    const onward = connect(redis.port, '127.0.0.1');
    socket.pipe(onward).pipe(socket);
    for (const end of [socket, onward]) end.on('error', () => undefined);
    socket.once('close', () => onward.destroy());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const tls = { ca: certificate?.cert ?? '' };
  const replicas = [
    createReplica(`rediss://localhost:${port}`, { tls }),
    createReplica(`rediss://127.0.0.1:${port}`, { tls }),
    createReplica(`rediss://127.0.0.1:${port}`),
  ] as const;
  const [byName, byAddress, distrustful] = replicas;
  try {
    await vi.waitFor(() => expect(byName.gaps() + byAddress.gaps()).toBe(2), patience);
    byName.publish('vs_1');
    await vi.waitFor(() => expect(byAddress.told).toEqual(['vs_1']), patience);
    await vi.waitFor(() => expect(distrustful.log()).toContain('SELF_SIGNED_CERT'), patience);
    expect(distrustful.redis.isUp()).toBe(false);
    expect(names).toContain('localhost');
  } finally {
    await Promise.all(replicas.map((replica) => replica.stop()));
    server.close();
    await once(server, 'close');
    await redis.stop();
  }
});
