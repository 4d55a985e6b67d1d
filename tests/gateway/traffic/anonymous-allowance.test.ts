import { describe, expect, it } from '@jest/globals';
import { AnonymousAllowance } from '../../../gateway/traffic/anonymous-allowance.ts';

const taken = (allowance: AnonymousAllowance, address: string, times: number): number =>
  Array.from({ length: times }, () => allowance.takes(address)).filter(Boolean).length;

describe('the allowance of the anonymous', () => {
  it('is a minute’s requests at once, and comes back evenly', () => {
    let now = 5_000;
    const allowance = new AnonymousAllowance(60, () => now);
    expect(taken(allowance, '192.0.2.1', 100)).toBe(60);
    now += 999;
    expect(taken(allowance, '192.0.2.1', 5)).toBe(0);
    now += 1;
    expect(taken(allowance, '192.0.2.1', 5)).toBe(1);
    now += 10_000;
    expect(taken(allowance, '192.0.2.1', 100)).toBe(10);
    now += 3_600_000;
    expect(taken(allowance, '192.0.2.1', 100)).toBe(60);
  });

  it('of one address does not depend on any other’s', () => {
    const allowance = new AnonymousAllowance(3, () => 0);
    expect(taken(allowance, '192.0.2.1', 9)).toBe(3);
    expect(taken(allowance, '192.0.2.2', 9)).toBe(3);
  });

  it.each([
    ['2001:db8:0:1::1', '2001:db8:0:1:ffff::2', true],
    ['2001:DB8:0:01::1', '2001:db8::1:0:0:0:9', true],
    ['2001:db8:0:1::1', '2001:db8:0:2::1', false],
    ['::ffff:192.0.2.1', '192.0.2.1', true],
    ['::1', '::2', true],
  ])('counts %s and %s as one: %p', (one, other, same) => {
    const allowance = new AnonymousAllowance(1, () => 0);
    expect(allowance.takes(one)).toBe(true);
    expect(allowance.takes(other)).toBe(!same);
  });

  it('remembers a bounded number of addresses, and forgets the one that asked longest ago', () => {
    const allowance = new AnonymousAllowance(1, () => 0);
    const address = (at: number) => `10.${String(at >> 16)}.${String((at >> 8) & 255)}.${String(at & 255)}`;
    for (let at = 0; at < 50_000; at += 1) allowance.takes(address(at));
    expect(allowance.size).toBe(20_000);
    expect(allowance.takes(address(49_999))).toBe(false);
    expect(allowance.takes(address(0))).toBe(true);
  });
});
