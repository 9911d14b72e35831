/** What `--help` says below the list of commands. */
export const epilog = `
Examples:
  verification-gateway                     the gateway and its sandbox; no account of Stripe's is needed
  STRIPE_API_KEY=sk_test_... AUTH_MODE=off verification-gateway start
  verification-gateway token --sub user_1 --scope "verification:read verification:pii"
  verification-gateway schema --subgraph > verification.graphql
  verification-gateway doctor --url https://identity.example.com

Environment variables configure everything else: docs/operations.md has the table.
With a file of them: node --env-file=.env node_modules/verification-gateway/dist/main.js doctor

Exit codes:
  0  done, or stopped as asked; with doctor: nothing failed, whatever it warns of
  1  could not start, or failed; with doctor: something failed
  2  the configuration or the command line cannot be used
  3  told to stop, and work that took too long was cut off`;
