import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatMoment } from '../../../src/graphql/scalars/format-moment.js';

describe('a moment', () => {
  it('is written as JavaScript writes it, whatever was written before', () => {
    fc.assert(
      fc.property(fc.array(fc.date({ noInvalidDate: true }), { minLength: 1, maxLength: 5 }), (moments) => {
        expect(moments.map(formatMoment)).toEqual(moments.map((at) => at.toISOString()));
      }),
    );
  });

  it.each([
    '1969-12-31T23:59:59.999Z',
    '1970-01-01T00:00:00.000Z',
    '2026-11-23T23:59:59.000Z',
    '+010000-01-01T00:00:00.001Z',
  ])('such as %s is no exception', (text) => {
    expect(formatMoment(new Date(text))).toBe(text);
  });

  it('that is none is refused, also after one that was', () => {
    formatMoment(new Date(0));
    expect(() => formatMoment(new Date(Number.NaN))).toThrow(RangeError);
  });
});
