import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { vi } from 'vitest';

/** A span as OTLP/JSON has it, https://opentelemetry.io/docs/specs/otlp. */
export interface ReceivedSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly traceState?: string;
  readonly name: string;
  readonly kind: number;
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
  readonly status: { readonly code?: number };
  readonly attributes: Record<string, string | number>;
}

export interface Collector {
  /** For OTEL_EXPORTER_OTLP_ENDPOINT. */
  readonly url: string;
  readonly spans: ReceivedSpan[];
  /** Everything that was sent, as it was sent. */
  readonly text: () => string;
  readonly contentTypes: string[];
  /** Of the resource that the spans are of. */
  readonly resource: Record<string, string | number>;
  /** Waits for spans of a trace, until there are so many. */
  waitFor(traceId: string, count: number): Promise<ReceivedSpan[]>;
  /** Lets requests hang from now on. */
  hang(): void;
  stop(): Promise<void>;
}

interface Attribute {
  readonly key: string;
  readonly value: {
    readonly stringValue?: string;
    readonly intValue?: number;
    readonly doubleValue?: number;
  };
}

interface Exported {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: readonly Attribute[] };
    readonly scopeSpans: readonly {
      readonly spans: readonly (Omit<ReceivedSpan, 'attributes'> & {
        readonly attributes: readonly Attribute[];
      })[];
    }[];
  }[];
}

/** Starts a receiver of traces on a free port: OTLP over HTTP; it reads what comes as JSON. */
export async function startCollector(): Promise<Collector> {
  const spans: ReceivedSpan[] = [];
  const texts: string[] = [];
  const contentTypes: string[] = [];
  const resource: Record<string, string | number> = {};
  let hangs = false;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.once('end', () => {
      const text = Buffer.concat(chunks).toString('latin1');
      texts.push(`${request.url ?? ''}\n${text}`);
      const contentType = request.headers['content-type'] ?? '';
      contentTypes.push(contentType);
      if (contentType === 'application/json') {
        for (const { resource: of, scopeSpans } of (JSON.parse(text) as Exported).resourceSpans) {
          Object.assign(resource, toRecord(of.attributes));
          for (const one of scopeSpans.flatMap((scope) => scope.spans)) {
            spans.push({ ...one, attributes: toRecord(one.attributes) });
          }
        }
      }
      if (!hangs) response.writeHead(200, { 'Content-Type': contentType }).end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    spans,
    text: () => texts.join('\n'),
    contentTypes,
    resource,
    waitFor: (traceId, count) =>
      vi.waitFor(
        () => {
          const found = spans.filter((span) => span.traceId === traceId);
          if (found.length < count) throw new Error(`${found.length} spans of ${count}`);
          return found;
        },
        { timeout: 10_000, interval: 20 },
      ),
    hang: () => void (hangs = true),
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function toRecord(attributes: readonly Attribute[]): Record<string, string | number> {
  return Object.fromEntries(
    attributes.map(({ key, value }) => {
      const { stringValue, intValue, doubleValue } = value;
      const read = stringValue ?? intValue ?? doubleValue;
      if (read === undefined) throw new Error(`${key} has no value`);
      return [key, read];
    }),
  );
}
