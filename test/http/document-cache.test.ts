import { describe, expect, it } from 'vitest';
import { createDocumentCache } from '../../src/http/document-cache.js';

describe('the cache of documents', () => {
  it('gives what was kept', () => {
    const cache = createDocumentCache<{ readonly kept: string }>();
    const kept = { kept: 'document' };
    cache.set('{ __typename }', kept);
    expect(cache.get('{ __typename }')).toBe(kept);
    expect(cache.get('{ other }')).toBeUndefined();
  });

  it('holds so many characters in all, however many documents are sent', () => {
    const cache = createDocumentCache<{ readonly number: number }>();
    const texts = Array.from({ length: 1000 }, (_, number) => `# ${number} ${'x'.repeat(49_000)}`);
    texts.forEach((text, number) => cache.set(text, { number }));
    const kept = texts.filter((text) => cache.get(text) !== undefined);
    expect(kept.length).toBeGreaterThan(5);
    expect(kept.join('').length).toBeLessThanOrEqual(500_000);
    expect(kept.at(-1)).toBe(texts.at(-1));
  });

  it('counts what is kept under a hash by its own length', () => {
    const cache = createDocumentCache<string>();
    for (let number = 0; number < 100; number += 1) cache.set(`hash-${number}`, 'x'.repeat(49_000));
    const kept = Array.from({ length: 100 }, (_, number) => cache.get(`hash-${number}`) ?? '');
    expect(kept.join('').length).toBeLessThanOrEqual(500_000);
  });
});
