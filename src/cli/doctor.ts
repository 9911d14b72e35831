import { InvalidConfig, readConfig, type Config } from '../config.js';
import type { DoctorOptions } from './doctor-options.js';
import type { Finding } from './doctor/check.js';
import { checks } from './doctor/checks/index.js';
import { printFindings, printJson } from './doctor/print-findings.js';
import { runChecks } from './doctor/run-checks.js';
import { exitCodes } from './exit-codes.js';

/** Checks the configuration and what it names, prints the findings and sets the exit code. */
export async function examine(
  environment: Readonly<Record<string, string | undefined>>,
  options: DoctorOptions,
): Promise<void> {
  const { findings, exitCode } = await find(environment, options.url);
  process.stdout.write(options.json === true ? printJson(findings) : printFindings(findings));
  process.exitCode = exitCode;
}

async function find(
  environment: Readonly<Record<string, string | undefined>>,
  url: string | undefined,
): Promise<{ findings: readonly Finding[]; exitCode: number }> {
  let config: Config;
  try {
    config = readConfig(environment);
  } catch (error) {
    if (!(error instanceof InvalidConfig)) throw error;
    const mend = 'docs/operations.md tells what each variable takes. Nothing else is checked until then.';
    const findings = error.problems.map((what): Finding => ({
      check: 'configuration',
      level: 'fail',
      what,
      mend,
    }));
    return { findings, exitCode: exitCodes.misconfigured };
  }
  const usable: Finding = { check: 'configuration', level: 'ok', what: 'every variable can be used' };
  const findings = [usable, ...(await runChecks(checks, { config, publicUrl: url }))];
  const failed = findings.some(({ level }) => level === 'fail');
  return { findings, exitCode: failed ? exitCodes.failed : 0 };
}
