import type { ServerName, ServerSetup } from './server.js';
import { setUpGateway, type Pacing } from './set-up-gateway.js';

/**
 * Tells how to start a server on a stand-in. All of them run with NODE_ENV=production.
 * @param pacing what the gateway does about rates and memory; peers have nothing of the kind
 */
export function setUpServer(name: ServerName, upstreamUrl: string, pacing: Pacing): ServerSetup {
  const env = { STRIPE_API_BASE: upstreamUrl };
  switch (name) {
    case 'ours':
      return setUpGateway(upstreamUrl, pacing);
    case 'bare':
      return { dialect: 'rest', args: ['bench/peers/dist/bare.js'], env };
    case 'textbook':
    case 'apollo':
      return { dialect: 'graphql', args: [`bench/peers/dist/${name}.js`], env };
    case 'hive':
      return { dialect: 'mesh', args: ['bench/peers/dist/hive.js'], env };
  }
}
