import { z } from 'zod';

const lockfile = z.looseObject({
  packages: z.record(
    z.string(),
    z.looseObject({ dev: z.boolean().optional(), devOptional: z.boolean().optional() }),
  ),
});

/** A lock file without what only developers need. `packages` has the project itself under the empty name. */
export function toPublishedLock(text: string): z.infer<typeof lockfile> {
  const { packages, ...rest } = lockfile.parse(JSON.parse(text));
  const { '': root, ...installed } = packages;
  // devOptional: what a package can do without, and is here because a developer needs it.
  const kept = Object.entries(installed).filter(
    ([, { dev, devOptional }]) => dev !== true && devOptional !== true,
  );
  return { ...rest, packages: { '': withoutDevDependencies(root ?? {}), ...Object.fromEntries(kept) } };
}

function withoutDevDependencies(manifest: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(manifest).filter(([name]) => name !== 'devDependencies'));
}
