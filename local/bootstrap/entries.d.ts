export declare const entries: Readonly<Record<string, readonly (readonly string[])[]>>;
export declare const programsOf: (
  command: string | undefined,
  given: readonly string[],
) => readonly string[][] | undefined;
