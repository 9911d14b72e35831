/** How a command ends where it does not end with 0; docs/operations.md and `--help` list them. */
export const exitCodes = {
  /** It could not start, it failed, or the doctor found a fault. */
  failed: 1,
  /** The configuration or the command line cannot be used. */
  misconfigured: 2,
  /** It was told to stop and had to cut off work. */
  cutOff: 3,
} as const;
