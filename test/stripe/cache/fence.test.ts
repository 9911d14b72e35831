import { describe, expect, it } from 'vitest';
import { createFence } from '../../../src/stripe/cache/fence.js';

describe('a reading', () => {
  it('holds what has not changed since it began', () => {
    const fence = createFence();
    fence.raise('a');
    const reading = fence.begin();
    expect(reading.holds('a')).toBe(true);
    fence.raise('a');
    expect(reading.holds('a')).toBe(false);
    expect(reading.holds('b')).toBe(true);
    expect(fence.begin().holds('a')).toBe(true);
  });

  it('holds nothing once anything may have changed', () => {
    const fence = createFence();
    const reading = fence.begin();
    fence.raiseAll();
    expect(reading.holds('a')).toBe(false);
    expect(fence.begin().holds('a')).toBe(true);
  });

  it('holds nothing that is being written, whenever it began, until a later one', () => {
    const fence = createFence();
    const before = fence.begin();
    const end = fence.write(['a', 'b']);
    const during = fence.begin();
    const other = fence.write(['a']);
    end();
    end();
    expect(fence.begin().holds('a')).toBe(false);
    expect(fence.begin().holds('b')).toBe(true);
    other();
    expect([before, during].flatMap((reading) => [reading.holds('a'), reading.holds('b')])).toEqual([
      false,
      false,
      false,
      false,
    ]);
    expect(fence.begin().holds('a')).toBe(true);
  });

  it('still knows what changed when a later one ends before it, and holds nothing after its own end', () => {
    const fence = createFence();
    const first = fence.begin();
    fence.raise('a');
    fence.begin().end();
    expect(first.holds('a')).toBe(false);
    first.end();
    expect(first.holds('b')).toBe(false);
  });
});
