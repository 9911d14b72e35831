import { Command } from 'commander';
import { scopes } from '../access/scope.js';
import { readVersion } from '../read-version.js';
import { parsePublicUrl, type DoctorOptions } from './doctor-options.js';
import { hideValues } from './hide-values.js';
import { epilog } from './help.js';
import { parseHours, parseScopes, type TokenOptions } from './token-options.js';

export interface ProgramOptions {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** What stands on the command line; it is kept out of complaints about it. */
  readonly given: readonly string[];
}

/**
 * Makes the command line. What a command needs is loaded when it runs. A command line that cannot be used, and `--help`
 * and `--version`, end in a CommanderError once they are printed.
 */
export function createProgram({ environment, given }: ProgramOptions): Command {
  const program = new Command('verification-gateway')
    .description('A GraphQL gateway in front of Stripe Identity. Without a command it starts.')
    .version(readVersion())
    .helpOption('-h, --help', 'show what a command does and takes')
    .showHelpAfterError('(--help tells what there is)')
    .configureOutput({ outputError: (text, write) => write(hideValues(text, given)) })
    .exitOverride()
    .addHelpText('after', epilog);

  program
    .command('start')
    .description('run the gateway, on the embedded sandbox where STRIPE_API_KEY is not set')
    .action(async () => {
      const { startGateway } = await import('./start.js');
      await startGateway(environment);
    });

  program
    .command('sandbox')
    .description('run the stand-in for Stripe Identity alone, for any client of Stripe')
    .action(async () => {
      const { startSandbox } = await import('./sandbox.js');
      await startSandbox(environment);
    });

  program
    .command('token')
    .description(
      'print a token that a gateway on its embedded sandbox accepts as "Authorization: Bearer ..."',
    )
    .option('--sub <subject>', 'who calls: the clientReferenceId of its own sessions')
    .option('--scope <scopes>', `of ${scopes.join(', ')}, separated by spaces`, parseScopes, [])
    .option('--account <account>', 'the connected account it may act on, acct_...')
    .option('--hours <hours>', 'how long it is good', parseHours, 12)
    .action(async (options: TokenOptions) => {
      const { mintToken } = await import('./token.js');
      process.stdout.write(`${await mintToken(options)}\n`);
    });

  program
    .command('schema')
    .description('print the schema that clients see')
    .option('--subgraph', "print what a supergraph's composition sees instead")
    .action(async (options: { readonly subgraph?: true }) => {
      const { printSdl } = await import('./schema.js');
      process.stdout.write(printSdl(options.subgraph === true ? 'subgraph' : 'client'));
    });

  program
    .command('doctor')
    .description('check the configuration and everything it names, without reading or changing any session')
    .option('--url <url>', 'where a running gateway is reached from the outside', parsePublicUrl)
    .option('--json', 'print the findings as JSON')
    .action(async (options: DoctorOptions) => {
      const { examine } = await import('./doctor.js');
      await examine(environment, options);
    });

  return program;
}
