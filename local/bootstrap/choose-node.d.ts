export declare const chooseNode: (machine: {
  readonly project: string;
  readonly platform: string;
  readonly arch: string;
  readonly version: string;
  readonly execPath: string;
  readonly exists?: (path: string) => boolean;
}) => { readonly node: string } | { readonly fault: string };
