import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { contentSecurityPolicy, securityHeaders } from './security-headers.ts';

/** The gateway's GraphQL, under the address of the pages: the browser then needs no CORS. */
const proxy = {
  '/graphql': {
    target: process.env.GATEWAY_URL ?? 'http://127.0.0.1:4000',
    // The gateway answers to its own name only while nobody needs a token.
    changeOrigin: true,
  },
};

export default defineConfig({
  plugins: [
    react(),
    {
      name: 'content-security-policy',
      apply: 'build',
      transformIndexHtml: () => [
        {
          tag: 'meta',
          attrs: { 'http-equiv': 'Content-Security-Policy', content: contentSecurityPolicy },
          injectTo: 'head-prepend',
        },
      ],
    },
  ],
  // An asset within the page as a data: address would need a hole in the policy.
  build: { assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  server: { host: '127.0.0.1', proxy, cors: false },
  preview: { host: '127.0.0.1', proxy, cors: false, headers: securityHeaders },
});
