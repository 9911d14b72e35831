import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const root = new URL('../../', import.meta.url);

interface Lock {
  readonly packages: Record<
    string,
    { readonly version?: string; readonly dev?: boolean; readonly devOptional?: boolean }
  >;
}

it('the bill of materials lists every package that is installed with the program, and no other', async () => {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import', 'tsx', 'scripts/print-sbom.ts'],
    { cwd: fileURLToPath(root), maxBuffer: 64 * 1024 * 1024 },
  );
  const bom = JSON.parse(stdout) as {
    bomFormat: string;
    metadata: { component: { type: string; name: string; 'bom-ref': string } };
    components: { name: string; version: string }[];
  };
  expect(bom.bomFormat).toBe('CycloneDX');
  expect(bom.metadata.component).toMatchObject({ type: 'application', name: 'verification-gateway' });
  expect(bom.metadata.component['bom-ref']).toMatch(/^verification-gateway@/);

  const { packages } = JSON.parse(readFileSync(new URL('package-lock.json', root), 'utf8')) as Lock;
  const installed = Object.entries(packages)
    .filter(([path, { dev, devOptional }]) => path !== '' && dev !== true && devOptional !== true)
    .map(([path, { version = '' }]) => `${path.replace(/^.*node_modules\//, '')}@${version}`);
  const listed = bom.components.map(({ name, version }) => `${name}@${version}`);
  expect(new Set(listed)).toEqual(new Set(installed));
  expect(listed).toEqual(expect.arrayContaining([expect.stringMatching(/^graphql@/)]) as string[]);
}, 60_000);
