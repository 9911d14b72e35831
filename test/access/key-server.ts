import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import {
  exportJWK,
  exportSPKI,
  generateKeyPair,
  SignJWT,
  type JWK,
  type JWTHeaderParameters,
  type JWTPayload,
} from 'jose';
import { audience, issuer } from './guarded-gateway.js';

/** A key of an issuer: what it publishes, and what it signs with it. */
export interface IssuerKey {
  readonly jwk: JWK;
  /** The public half as text, as everybody can have it. */
  readonly publicPem: string;
  /** Null leaves a claim out. */
  sign(claims?: Record<string, unknown>, header?: Partial<JWTHeaderParameters>): Promise<string>;
}

/** Makes a key pair for an algorithm; a key without a `kid` where none is given. */
export async function makeKey(alg: string, kid?: string): Promise<IssuerKey> {
  const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true });
  const named = kid === undefined ? {} : { kid };
  return {
    jwk: { ...(await exportJWK(publicKey)), alg, use: 'sig', ...named },
    publicPem: await exportSPKI(publicKey),
    sign(claims = {}, header = {}) {
      return new SignJWT(tokenClaims(claims))
        .setProtectedHeader({ alg, ...named, ...header })
        .sign(privateKey);
    },
  };
}

/** What the issuer says in a token of ten minutes, with other claims over it. */
export function tokenClaims(claims: Record<string, unknown> = {}): JWTPayload {
  const now = Math.floor(Date.now() / 1000);
  const all: Record<string, unknown> = {
    iss: issuer,
    aud: audience,
    sub: 'person-one',
    scope: 'verification:read',
    iat: now,
    exp: now + 600,
    ...claims,
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null));
}

export interface KeyServer {
  readonly url: string;
  /** How often the keys were asked for. */
  readonly requests: () => number;
  publish(...keys: readonly IssuerKey[]): void;
  /** Answers otherwise from now on. */
  answer(how: (response: ServerResponse) => void): void;
  /** Refuses connections; `start` takes the same port again. */
  down(): Promise<void>;
  up(): Promise<void>;
}

/** Publishes keys as an issuer does, on a real socket, and misbehaves on demand. */
export async function startKeyServer(): Promise<KeyServer> {
  let count = 0;
  let answer: (response: ServerResponse) => void = (response) => response.writeHead(404).end();
  const sockets = new Set<Socket>();
  const server = createServer((_request, response) => {
    count += 1;
    answer(response);
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/keys`,
    requests: () => count,
    publish(...keys) {
      const text = JSON.stringify({ keys: keys.map(({ jwk }) => jwk) });
      answer = (response) => response.writeHead(200, { 'Content-Type': 'application/json' }).end(text);
    },
    answer(how) {
      answer = how;
    },
    async down() {
      if (!server.listening) return;
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
    async up() {
      server.listen(port, '127.0.0.1');
      await once(server, 'listening');
    },
  };
}
