export declare class TransformCache {
  constructor(folder: string, options: string);
  of(path: string, source: string, transform: () => Promise<string>): Promise<string>;
}
