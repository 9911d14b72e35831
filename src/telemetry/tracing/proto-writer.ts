import type { HrTime } from '@opentelemetry/api';

const varint = 0;
const fixed64 = 1;
const lengthDelimited = 2;
const fixed32 = 5;
/** The largest number, and the longest length, that is written in one byte. */
const mostInByte = 0x7f;
/** Most a character takes in UTF-8, and most a number or a length takes with its tag. */
const bytesOfCharacter = 3;
const bytesOfNumber = 16;

/**
 * Writes messages in the wire format of Protocol Buffers, https://protobuf.dev/programming-guides/encoding. What is short,
 * as nearly everything is, takes the shortest way.
 */
export class ProtoWriter {
  #bytes: Buffer;
  #end = 0;

  /** @param expectedBytes - what is likely to be written; it grows where that is too little */
  constructor(expectedBytes: number) {
    this.#bytes = Buffer.allocUnsafeSlow(expectedBytes);
  }

  /**
   * Begins a message within.
   *
   * @returns what `close` wants to know
   */
  open(field: number): number {
    this.#reserve(bytesOfNumber);
    this.#writeTag(field, lengthDelimited);
    return this.#end++;
  }

  /** Ends a message. Its length is expected to take one byte; where it takes more, the message is moved. */
  close(start: number): void {
    const length = this.#end - start - 1;
    if (length <= mostInByte) this.#bytes[start] = length;
    else this.#moveAndClose(start, length);
  }

  text(field: number, text: string): void {
    const { length } = text;
    this.#reserve(bytesOfNumber + length * bytesOfCharacter);
    if (length > mostInByte) {
      this.#writeAnyText(field, text);
      return;
    }
    const bytes = this.#bytes;
    let end = this.#end;
    bytes[end++] = (field << 3) | lengthDelimited;
    bytes[end++] = length;
    // Short words are written here sooner than a call out of JavaScript is made.
    for (let at = 0; at < length; at += 1) {
      const code = text.charCodeAt(at);
      if (code > mostInByte) {
        this.#writeAnyText(field, text);
        return;
      }
      bytes[end++] = code;
    }
    this.#end = end;
  }

  /** Bytes that are given as digits, at most 127 of them. */
  hex(field: number, digits: string): void {
    const { length } = digits;
    this.#reserve(bytesOfNumber + length);
    const bytes = this.#bytes;
    let end = this.#end;
    bytes[end++] = (field << 3) | lengthDelimited;
    bytes[end++] = length >> 1;
    for (let at = 0; at < length; at += 2) {
      bytes[end++] = (valueOf(digits.charCodeAt(at)) << 4) | valueOf(digits.charCodeAt(at + 1));
    }
    this.#end = end;
  }

  /** A whole number, not below zero and below 2^53. */
  count(field: number, value: number): void {
    this.#reserve(bytesOfNumber);
    this.#writeTag(field, varint);
    if (value <= mostInByte) this.#bytes[this.#end++] = value;
    else this.#writeVarint(value);
  }

  double(field: number, value: number): void {
    this.#reserve(bytesOfNumber);
    this.#writeTag(field, fixed64);
    this.#end = this.#bytes.writeDoubleLE(value, this.#end);
  }

  flags(field: number, value: number): void {
    this.#reserve(bytesOfNumber);
    this.#writeTag(field, fixed32);
    this.#write32(value);
  }

  /** Nanoseconds since 1970, which are more than a number can hold: its lower half is reckoned apart. */
  time(field: number, [seconds, nanoseconds]: HrTime): void {
    this.#reserve(bytesOfNumber);
    this.#writeTag(field, fixed64);
    const low = (Math.imul(seconds, 1_000_000_000) + nanoseconds) >>> 0;
    this.#write32(low);
    this.#write32(Math.round((seconds * 1_000_000_000 + nanoseconds - low) / 2 ** 32));
  }

  /** Everything that was written; the writer is of no use afterwards. */
  finish(): Uint8Array {
    return this.#bytes.subarray(0, this.#end);
  }

  #writeTag(field: number, type: number): void {
    const tag = (field << 3) | type;
    if (tag <= mostInByte) this.#bytes[this.#end++] = tag;
    else this.#writeVarint(tag);
  }

  #writeVarint(value: number): void {
    let left = value;
    while (left > mostInByte) {
      this.#bytes[this.#end++] = (left % 0x80) | 0x80;
      left = Math.floor(left / 0x80);
    }
    this.#bytes[this.#end++] = left;
  }

  #write32(value: number): void {
    const bytes = this.#bytes;
    const end = this.#end;
    bytes[end] = value;
    bytes[end + 1] = value >>> 8;
    bytes[end + 2] = value >>> 16;
    bytes[end + 3] = value >>> 24;
    this.#end = end + 4;
  }

  #writeAnyText(field: number, text: string): void {
    this.#writeTag(field, lengthDelimited);
    this.#writeVarint(Buffer.byteLength(text));
    this.#end += this.#bytes.write(text, this.#end);
  }

  #moveAndClose(start: number, length: number): void {
    this.#reserve(bytesOfNumber);
    const end = this.#end;
    this.#end = start;
    const lengthBytes = Math.ceil((32 - Math.clz32(length)) / 7);
    this.#bytes.copyWithin(start + lengthBytes, start + 1, end);
    this.#writeVarint(length);
    this.#end = end + lengthBytes - 1;
  }

  #reserve(more: number): void {
    if (this.#end + more > this.#bytes.length) this.#grow(more);
  }

  #grow(more: number): void {
    const larger = Buffer.allocUnsafeSlow(2 * (this.#bytes.length + more));
    larger.set(this.#bytes.subarray(0, this.#end));
    this.#bytes = larger;
  }
}

/** Of a digit's code: 0 to 9 are 48 to 57, a to f are 97 to 102. */
function valueOf(code: number): number {
  return code < 58 ? code - 48 : code - 87;
}
