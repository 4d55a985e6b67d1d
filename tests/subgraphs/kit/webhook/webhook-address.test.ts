import { describe, expect, it } from '@jest/globals';
import {
  isPublicAddress,
  reachableAddresses,
  webhookReach,
  webhookUrlFault,
} from '../../../../subgraphs/kit/webhook/webhook-address.ts';

describe('an address for webhooks', () => {
  it.each([
    'https://app.example.org/notices',
    'https://app.example.org:8443/?of=kopuro',
    'https://93.184.215.14/',
    'https://[2606:2800:21f:cb07:6820:80da:af6b:8b2c]/',
  ])('may be %s', (url) => {
    expect(webhookUrlFault(url, 'public')).toBeUndefined();
  });

  it.each([
    ['app.example.org', 'It is no URL.'],
    [`https://app.example.org/${'x'.repeat(2_000)}`, 'It is no URL.'],
    ['http://app.example.org/', 'It is no https URL.'],
    ['ftp://app.example.org/', 'It is no https URL.'],
    ['https://who:secret@app.example.org/', 'It holds a user, a password or a fragment.'],
    ['https://app.example.org/#part', 'It holds a user, a password or a fragment.'],
    ...[
      'localhost',
      'database',
      'app.localhost',
      'gateway.internal',
      'printer.local.',
      '127.0.0.1',
      '0x7f.1',
      '2130706433',
      '10.1.2.3',
      '172.31.0.1',
      '192.168.1.1',
      '169.254.169.254',
      '100.64.0.1',
      '224.0.0.1',
      '255.255.255.255',
      '[::1]',
      '[::]',
      '[::ffff:93.184.215.14]',
      '[fe80::1]',
      '[fd00::1]',
      '[64:ff9b::a00:1]',
      '[2002:7f00:1::]',
      '[2001:db8::1]',
    ].map((host) => [`https://${host}/`, 'It leads to no public address.']),
  ])('may not be %s', (url = '', fault = '') => {
    expect(webhookUrlFault(url, 'public')).toBe(fault);
  });

  it('may be any, without encryption too, only where webhooks are tried out', () => {
    expect(webhookReach({})).toBe('public');
    expect(webhookReach({ WEBHOOK_REACH: 'everywhere' })).toBe('public');
    expect(webhookReach({ WEBHOOK_REACH: 'anywhere' })).toBe('anywhere');
    expect(webhookUrlFault('http://127.0.0.1:9/', 'anywhere')).toBeUndefined();
    expect(webhookUrlFault('ftp://127.0.0.1:9/', 'anywhere')).toBe('It is no https URL.');
  });

  it('is no address at all where its name leads to none that may be reached', async () => {
    expect(isPublicAddress('no address')).toBe(false);
    const resolve = (reach: 'public' | 'anywhere', all: boolean) =>
      new Promise((settle) => {
        reachableAddresses(reach)('localhost', { all }, (error, address) => {
          settle(error === null ? address : error.code);
        });
      });
    expect(await resolve('public', true)).toBe('ENOTPUBLIC');
    expect(await resolve('public', false)).toBe('ENOTPUBLIC');
    expect(await resolve('anywhere', true)).toContainEqual({ address: '127.0.0.1', family: 4 });
    expect(['127.0.0.1', '::1']).toContain(await resolve('anywhere', false));
  });
});
