import { lookup } from 'node:dns';
import { BlockList, isIP } from 'node:net';
import type { LookupFunction } from 'node:net';

/** Where webhooks may lead: into the public Internet alone, or, where they are only tried out, anywhere. */
export type WebhookReach = 'public' | 'anywhere';

/** How far this process's webhooks reach: no further than the public Internet unless its environment says so. */
export const webhookReach = (environment: Readonly<Record<string, string | undefined>>): WebhookReach =>
  environment['WEBHOOK_REACH'] === 'anywhere' ? 'anywhere' : 'public';

/** What of IPv4 is no host of the public Internet (IANA's registry of special-purpose addresses). */
const special = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  special.addSubnet(network, prefix, 'ipv4');
for (const [network, prefix] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  special.addSubnet(network, prefix, 'ipv6');

/** Of IPv6, only this is public; what stands for an IPv4 address is outside it. */
const global = new BlockList();
global.addSubnet('2000::', 3, 'ipv6');

/** Whether a numeric address is one of the public Internet. */
export const isPublicAddress = (address: string): boolean =>
  isIP(address) === 4
    ? !special.check(address, 'ipv4')
    : isIP(address) === 6 && global.check(address, 'ipv6') && !special.check(address, 'ipv6');

const longest = 2_000;

/** What is wrong with an address as one for webhooks; undefined where nothing is. What a name leads to is seen at each use. */
export const webhookUrlFault = (text: string, reach: WebhookReach): string | undefined => {
  const url = text.length > longest ? null : URL.parse(text);
  if (url === null) return 'It is no URL.';
  if (url.protocol !== 'https:' && !(reach === 'anywhere' && url.protocol === 'http:'))
    return 'It is no https URL.';
  if (url.username !== '' || url.password !== '' || url.hash !== '')
    return 'It holds a user, a password or a fragment.';
  if (reach === 'anywhere') return undefined;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const isPublic =
    isIP(host) === 0
      ? /\.(?!localhost\.?$|local\.?$|internal\.?$)[^.]+\.?$/.test(host)
      : isPublicAddress(host);
  return isPublic ? undefined : 'It leads to no public address.';
};

/** Resolves a name to those of its addresses that webhooks may reach, each time anew: a name may change what it leads to. */
export const reachableAddresses =
  (reach: WebhookReach): LookupFunction =>
  (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      const reachable =
        error === null
          ? addresses.filter(({ address }) => reach === 'anywhere' || isPublicAddress(address))
          : [];
      const [first] = reachable;
      if (first === undefined)
        callback(
          error ?? Object.assign(new Error('no address that may be reached'), { code: 'ENOTPUBLIC' }),
          '',
        );
      else if (options.all === true) callback(null, reachable);
      else callback(null, first.address, first.family);
    });
  };
