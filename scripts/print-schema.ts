import { readFileSync, writeFileSync } from 'node:fs';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { createSchema, printSubgraph } from '../src/graphql/schema.js';

const printed = {
  'schema.graphql': `${printSchema(lexicographicSortSchema(createSchema()))}\n`,
  'schema.subgraph.graphql': printSubgraph(),
};

if (process.argv.includes('--subgraph')) {
  process.stdout.write(printed['schema.subgraph.graphql']);
} else {
  for (const [name, sdl] of Object.entries(printed)) {
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
