/** Undefined for what is no JSON; whoever reads the value checks it. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
