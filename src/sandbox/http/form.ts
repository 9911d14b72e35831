import type { Context } from 'hono';
import qs from 'qs';
import { ApiFailure } from '../failures/api-failure.js';

const largestBody = 1024 * 1024;

/**
 * The parameters of a request, of its query and of its form alike, as nested objects and lists of strings. Prototypes
 * are left off, so that metadata may be called `constructor`.
 *
 * @throws ApiFailure 400 for a body that is not a form, 413 for one that is larger than a mebibyte
 */
export async function readForm(context: Context): Promise<Record<string, unknown>> {
  const query = new URL(context.req.url).search.slice(1);
  const body = context.req.method === 'POST' ? await readBody(context) : '';
  return qs.parse([query, body].filter((part) => part !== '').join('&'), {
    arrayLimit: 1000,
    depth: 6,
    parameterLimit: 5000,
    plainObjects: true,
  });
}

async function readBody(context: Context): Promise<string> {
  const body = await readText(context);
  const type = context.req.header('Content-Type') ?? '';
  if (body === '' || !/\b(?:json|multipart)\b/i.test(type)) return body;
  throw new ApiFailure(400, {
    message:
      'Invalid request (check that your POST content type is application/x-www-form-urlencoded). If you have any ' +
      'questions, we can help at https://support.stripe.com/.',
  });
}

/** Counts what arrives: a body sent in chunks does not say beforehand how long it is. */
async function readText(context: Context): Promise<string> {
  const announced = Number(context.req.header('Content-Length') ?? 0);
  if (announced > largestBody) throw tooLarge();
  const stream = context.req.raw.body;
  if (stream === null) return '';
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    length += chunk.byteLength;
    if (length > largestBody) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function tooLarge(): ApiFailure {
  return new ApiFailure(413, {
    message: `Request body is too large: at most ${largestBody} bytes are taken.`,
  });
}
