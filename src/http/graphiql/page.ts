import type { Asset, AssetName } from './assets.js';
import type { ExampleTab } from './examples/index.js';

interface PageContent {
  endpoint: string;
  title: string;
  tabs: ExampleTab[];
}

/**
 * What the page may load and reach, kept to what GraphiQL was seen to need in Chromium.
 *
 * style-src has 'unsafe-inline' because Monaco writes <style> elements (theme colours, code fonts) and lays out its
 * lines by style attributes in HTML strings; it offers no nonce. What a style could carry away it has nowhere to send:
 * images and fonts come from this server or from the stylesheet itself. Scripts are files of this server only, with
 * neither inline nor eval.
 */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "connect-src 'self'",
  "worker-src 'self'",
  "img-src 'self' data:",
  'font-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** GraphiQL's page; a HEAD request gets the headers alone. */
export function pageResponse(content: PageContent, assets: Asset[], request: Request): Response {
  return new Response(request.method === 'HEAD' ? null : renderPage(content, assets), {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': contentSecurityPolicy,
      'cache-control': 'no-cache',
      'referrer-policy': 'no-referrer',
      vary: 'accept',
      'x-content-type-options': 'nosniff',
    },
  });
}

function renderPage(content: PageContent, assets: Asset[]): string {
  const path = (name: AssetName) => assets.find((asset) => asset.name === name)?.path ?? '';
  const config = {
    ...content,
    workers: {
      editorWorkerService: path('editorWorkerService'),
      json: path('json'),
      graphql: path('graphql'),
    },
  };
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>${escapeHtml(content.title)}</title>
    <link rel="icon" href="${path('favicon')}">
    <link rel="stylesheet" href="${path('style')}">
    <script defer src="${path('boot')}"></script>
    <script defer src="${path('graphiql')}"></script>
  </head>
  <body class="no-focus-outline">
    <noscript>GraphiQL needs JavaScript.</noscript>
    <div id="root" data-config="${escapeHtml(JSON.stringify(config))}"></div>
  </body>
</html>
`;
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
