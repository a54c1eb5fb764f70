/** Arrays that another thread reads without having them copied. Whoever makes one fills it before anybody else sees it. */

export function sharedBytes(length: number): Uint8Array {
  return new Uint8Array(new SharedArrayBuffer(length));
}

export function sharedIntegers(values: ArrayLike<number>): Int32Array {
  const array = new Int32Array(new SharedArrayBuffer(values.length * Int32Array.BYTES_PER_ELEMENT));
  array.set(values);
  return array;
}
