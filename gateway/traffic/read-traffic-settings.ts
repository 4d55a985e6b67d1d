import { isIP, isIPv4 } from 'node:net';
import type { SettingsReader } from '../settings-reader.ts';
import type { TrafficSettings } from './traffic-settings.ts';

const isAddressOrNetwork = (text: string): boolean => {
  const [address = '', bits, ...more] = text.split('/');
  if (isIP(address) === 0 || more.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (isIPv4(address) ? 32 : 128));
};

/** Reads how the gateway deals with many callers at once. */
export const readTrafficSettings = (read: SettingsReader): TrafficSettings => {
  const trustedProxies = (read.given('TRUSTED_PROXIES') ?? '')
    .split(',')
    .map((text) => text.trim())
    .filter((text) => text !== '');
  for (const text of trustedProxies)
    if (!isAddressOrNetwork(text))
      read.fault(`TRUSTED_PROXIES must hold addresses or networks as in 10.0.0.0/8, not "${text}"`);
  return {
    anonymousPerMinute: read.number('ANONYMOUS_REQUESTS_PER_MINUTE', 6_000, 0, 1_000_000),
    trustedProxies,
    publicCacheSeconds: read.number('PUBLIC_CACHE_SECONDS', 0, 0, 86_400),
    joinPublicReads: read.choice('JOIN_PUBLIC_READS', 'on', ['on', 'off']) === 'on',
  };
};
