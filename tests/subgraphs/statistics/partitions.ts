/** Every way to divide a number among some places. */
export const partitions = (total: number, places: number): readonly (readonly number[])[] =>
  places === 1
    ? [[total]]
    : Array.from({ length: total + 1 }, (_, first) =>
        partitions(total - first, places - 1).map((rest) => [first, ...rest]),
      ).flat();
