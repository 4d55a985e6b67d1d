/** Whether each subgraph says that it is ready, by its name. */
export type SubgraphHealth = () => Promise<Readonly<Record<string, boolean>>>;

const timeoutMs = 2_000;
/** Nobody learns more by asking more often, and the subgraphs are not asked for each who asks us. */
const freshMs = 1_000;

const isReady = async (address: string): Promise<boolean> => {
  try {
    const { request } = await import('undici');
    const { statusCode, body } = await request(new URL('/health/ready', address), {
      signal: AbortSignal.timeout(timeoutMs),
    });
    await body.dump();
    return statusCode === 200;
  } catch {
    return false;
  }
};

/**
 * Asks every subgraph's `/health/ready`, at most once a second.
 *
 * @param urls GraphQL address of each subgraph by its name
 * @param now the time in milliseconds
 */
export const subgraphHealth = (urls: Readonly<Record<string, string>>, now: () => number): SubgraphHealth => {
  let last: { readonly at: number; readonly health: Promise<Readonly<Record<string, boolean>>> } | undefined;
  const ask = async () =>
    Object.fromEntries(
      await Promise.all(Object.entries(urls).map(async ([name, url]) => [name, await isReady(url)] as const)),
    );
  return () => {
    const at = now();
    if (last === undefined || Math.abs(at - last.at) > freshMs) last = { at, health: ask() };
    return last.health;
  };
};
