#!/usr/bin/env node
import { CommanderError } from 'commander';
import { createProgram } from './cli/create-program.js';
import { exitCodes } from './cli/exit-codes.js';

const given = process.argv.slice(2);
try {
  await createProgram({ environment: process.env, given }).parseAsync(
    given.length === 0 ? ['start'] : given,
    {
      from: 'user',
    },
  );
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  // It has been printed. Help and the version are no fault.
  if (error.exitCode !== 0) process.exitCode = exitCodes.misconfigured;
}
