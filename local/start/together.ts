/**
 * Waits for parts that go on at the same time. When one fails the others are told, and waited for, so that nothing
 * begins after what is there has been stopped.
 * @param fail tells the others
 */
export const together = async <const Parts extends readonly unknown[]>(
  parts: Parts,
  fail: (reason: unknown) => void,
): Promise<{ -readonly [Index in keyof Parts]: Awaited<Parts[Index]> }> => {
  try {
    return await Promise.all(parts);
  } catch (thrown) {
    fail(thrown);
    await Promise.allSettled(parts);
    throw thrown;
  }
};
