import { createHash } from 'node:crypto';
import { html, raw } from 'hono/html';

/** Text that is HTML already; everything else is escaped when it is put into a template. */
export type Html = ReturnType<typeof html>;

export interface PageContent {
  readonly title: string;
  /** The title by default. */
  readonly heading?: string;
  readonly main: Html;
  /** Where the browser goes on its own, and after how many seconds. */
  readonly refresh?: { readonly seconds: number; readonly to: string } | undefined;
}

const style = `
:root { color-scheme: light dark; font: 100%/1.5 system-ui, sans-serif; }
body { margin: 0 auto; max-width: 40rem; padding: 1.5rem; }
fieldset { border: 1px solid GrayText; border-radius: 0.5rem; margin: 0 0 1rem; }
legend { font-weight: 600; padding: 0 0.25rem; }
label { display: block; padding: 0.25rem 0; }
button { font: inherit; padding: 0.5rem 1.5rem; }
:focus-visible { outline: 3px solid CanvasText; outline-offset: 2px; }
.notice { border-inline-start: 0.25rem solid GrayText; margin: 0; padding-inline-start: 0.75rem; }
`;

/** A whole page. It needs no script and loads nothing. The style element must be, to the letter, what the policy's hash is of. */
export function layOut({ title, heading = title, main, refresh }: PageContent): Html {
  const goOn = refresh && html`<meta http-equiv="refresh" content="${refresh.seconds};url=${refresh.to}" />`;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        ${goOn ?? ''}
        <title>${title}</title>
        ${raw(`<style>${style}</style>`)}
      </head>
      <body>
        <main>
          <h1>${heading}</h1>
          ${main}
        </main>
        <footer>
          <p class="notice">This is a sandbox. No documents are collected and nobody is verified.</p>
        </footer>
      </body>
    </html>`;
}

/** Headers that allow a page its own style and a form to this server, and nothing else. */
export function pageHeaders(): Readonly<Record<string, string>> {
  const hash = createHash('sha256').update(style).digest('base64');
  return {
    'Cache-Control': 'no-store',
    'Content-Security-Policy': `default-src 'none'; style-src 'sha256-${hash}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
  };
}
