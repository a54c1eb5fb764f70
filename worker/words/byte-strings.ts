/** Many short byte strings in one array: as arrays of their own, most of their memory would be what surrounds the bytes. */
export class ByteStrings {
  readonly bytes: Uint8Array;
  /** Where each string ends in `bytes`; it begins where the one before ends. */
  readonly ends: Int32Array;

  constructor(strings: readonly Uint8Array[]) {
    this.ends = new Int32Array(strings.length);
    let length = 0;
    for (const [index, string] of strings.entries()) {
      length += string.length;
      this.ends[index] = length;
    }
    this.bytes = new Uint8Array(length);
    for (const [index, string] of strings.entries()) this.bytes.set(string, this.startOf(index));
  }

  get length(): number {
    return this.ends.length;
  }

  startOf(index: number): number {
    return index === 0 ? 0 : (this.ends[index - 1] ?? 0);
  }

  endOf(index: number): number {
    return this.ends[index] ?? 0;
  }

  /** A view of one string; empty where there is none. */
  at(index: number): Uint8Array {
    return this.bytes.subarray(this.startOf(index), this.endOf(index));
  }
}
