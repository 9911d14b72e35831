/**
 * Writes a caller's trace, https://www.w3.org/TR/trace-context/#traceparent-header.
 * @param place of the question, which the ids are made of
 */
export function writeTraceParent(place: number, isSampled: boolean): string {
  const id = (digits: number) => (place + 1).toString(16).padStart(digits, 'a');
  return `00-${id(32)}-${id(16)}-${isSampled ? '01' : '00'}`;
}
