import { readFileSync, writeFileSync } from 'node:fs';
import { printSdl } from '../src/cli/schema.js';

const files = { 'schema.graphql': 'client', 'schema.subgraph.graphql': 'subgraph' } as const;

if (process.argv.includes('--subgraph')) {
  process.stdout.write(printSdl('subgraph'));
} else {
  for (const [name, kind] of Object.entries(files)) {
    const sdl = printSdl(kind);
    const file = new URL(`../${name}`, import.meta.url);
    if (!process.argv.includes('--check')) {
      writeFileSync(file, sdl);
      console.log(`${name} written`);
    } else if (readFileSync(file, 'utf8') !== sdl) {
      console.error(`${name} is not what the code prints. Run \`npm run schema\` and commit the result.`);
      process.exitCode = 1;
    }
  }
}
