import { LRUCache } from 'lru-cache';

/**
 * How many characters of documents are kept for those who send the same again, in all. Anybody can send documents, and
 * a parsed one takes some fifty times its text.
 */
const maxCharacters = 500_000;

export interface DocumentCache<T extends object | string> {
  get(text: string): T | undefined;
  set(text: string, kept: T): void;
}

/** Makes a cache of what belongs to documents; the least used are forgotten. Its keys are their texts, or their hashes. */
export function createDocumentCache<T extends object | string>(): DocumentCache<T> {
  const kept = new LRUCache<string, T>({
    maxSize: maxCharacters,
    sizeCalculation: (value, key) => Math.max(key.length + (typeof value === 'string' ? value.length : 0), 1),
  });
  return {
    get: (text) => kept.get(text),
    set: (text, value) => void kept.set(text, value),
  };
}
