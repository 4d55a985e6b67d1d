import { describe, expect, it } from '@jest/globals';
import { CircuitBreaker } from '../../../../gateway/execution/subgraph/circuit-breaker.ts';

const after = (failures: number) => {
  let now = 0;
  const breaker = new CircuitBreaker(() => now);
  for (let at = 0; at < failures; at += 1) breaker.failed();
  return { breaker, wait: (milliseconds: number) => (now += milliseconds) };
};

describe('the circuit breaker', () => {
  it('admits while failures are few', () => {
    expect(after(9).breaker.admits()).toBe(true);
  });

  it('counts failures in a row only', () => {
    const { breaker } = after(9);
    breaker.answered();
    breaker.failed();
    expect(breaker.admits()).toBe(true);
  });

  it('admits nothing until it has rested, and then one request alone', () => {
    const { breaker, wait } = after(10);
    expect(breaker.admits()).toBe(false);
    wait(500);
    expect(breaker.admits()).toBe(true);
    expect(breaker.admits()).toBe(false);
  });

  it('closes when that one is answered, and rests again when it fails', () => {
    const answered = after(10);
    answered.wait(500);
    answered.breaker.admits();
    answered.breaker.answered();
    expect([answered.breaker.admits(), answered.breaker.admits()]).toEqual([true, true]);

    const failed = after(10);
    failed.wait(500);
    failed.breaker.admits();
    failed.breaker.failed();
    expect(failed.breaker.admits()).toBe(false);
  });

  it('tries another when the caller of the one left before it was known', () => {
    const { breaker, wait } = after(10);
    wait(500);
    breaker.admits();
    breaker.abandoned();
    expect(breaker.admits()).toBe(true);
  });
});
