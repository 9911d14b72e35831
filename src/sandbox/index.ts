export { createSandbox, type Sandbox } from './create-sandbox.js';
export type { SandboxOptions } from './options.js';
