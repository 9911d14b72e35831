import { readFileSync, writeFileSync } from 'node:fs';
import { toPublishedLock } from './release/published-lock.js';

// What is published installs the packages that were tested: npm heeds `overrides` of the root alone, and without them
// some packages of yoga's want a later Node than this one supports.
const lock = toPublishedLock(readFileSync('package-lock.json', 'utf8'));
writeFileSync('npm-shrinkwrap.json', `${JSON.stringify(lock, null, 1)}\n`);
