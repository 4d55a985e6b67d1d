/** How the gateway deals with many callers at once. */
export interface TrafficSettings {
  /** Requests that one address may send in a minute without a token; 0 sets no limit. */
  readonly anonymousPerMinute: number;
  /** Addresses and networks of proxies whose word on a caller's address is taken. */
  readonly trustedProxies: readonly string[];
  /** How long a cache may answer the public by itself, in seconds; with 0 it asks here each time. */
  readonly publicCacheSeconds: number;
  /** Whether identical reads of the public are carried out together. */
  readonly joinPublicReads: boolean;
}

/** Traffic among friends: no limits, and no cache that answers by itself. */
export const quietTraffic: TrafficSettings = {
  anonymousPerMinute: 0,
  trustedProxies: [],
  publicCacheSeconds: 0,
  joinPublicReads: true,
};
