import { useCallback, useRef } from 'react';

/**
 * Gives a key for an input: the same as long as the input is the same, so that a second click, or another try after a
 * lost connection, gives the first answer again and starts nothing twice. Another input gets another key, because
 * Stripe refuses a key with input that it was not used with.
 */
export function useIdempotencyKey(): (input: unknown) => string {
  const last = useRef<{ text: string; key: string } | null>(null);
  return useCallback((input) => {
    const text = JSON.stringify(input);
    if (last.current?.text !== text) last.current = { text, key: crypto.randomUUID() };
    return last.current.key;
  }, []);
}
