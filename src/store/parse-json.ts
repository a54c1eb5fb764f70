/** Undefined for what is not JSON: another version wrote it, or somebody's hand. */
export function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
