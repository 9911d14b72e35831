import { parseArgs } from 'node:util';
import { mintSandboxToken } from '../src/access/mint-token.js';
import { readScopes, scopes } from '../src/access/scope.js';

const usage = `npm run token -- [--sub user_1] [--scope "verification:read verification:pii"] [--account acct_...] [--hours 12]

Prints a token that the gateway accepts while it runs on its embedded sandbox. Send it as "Authorization: Bearer ...".
Scopes: ${scopes.join(', ')}.`;

const { values } = parseArgs({
  options: {
    sub: { type: 'string' },
    scope: { type: 'string', default: '' },
    account: { type: 'string' },
    hours: { type: 'string', default: '12' },
    help: { type: 'boolean', default: false },
  },
});

const unknown = values.scope
  .split(' ')
  .filter((word) => word !== '' && !scopes.some((scope) => scope === word));
const hours = Number(values.hours);
if (values.help) {
  console.log(usage);
} else if (unknown.length > 0 || !(hours > 0)) {
  console.error(
    `${unknown.length > 0 ? '--scope names a scope that does not exist.' : '--hours must be a number above 0.'}\n\n${usage}`,
  );
  process.exitCode = 2;
} else {
  console.log(
    await mintSandboxToken({
      subject: values.sub,
      scopes: [...readScopes(values.scope)],
      account: values.account,
      lifetimeSeconds: Math.round(hours * 3600),
    }),
  );
}
