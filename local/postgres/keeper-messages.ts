/** What the process that starts a keeper asks of it. */
export interface KeeperRequest {
  readonly dataFolder: string;
  readonly durable: boolean;
  readonly systemFolder: string;
}

/** What a keeper says, one JSON text a line, on its standard output. */
export type KeeperMessage =
  | { readonly kind: 'progress'; readonly line: string }
  | {
      readonly kind: 'ready';
      readonly socketFolder: string;
      readonly passwordFile: string;
      readonly adopted: boolean;
    }
  | { readonly kind: 'fault'; readonly message: string; readonly mend: string };
