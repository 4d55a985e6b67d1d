import { describe, expect, it } from '@jest/globals';
import { BoundedCache } from '../../../gateway/operation/bounded-cache.ts';

describe('a bounded cache', () => {
  it('forgets what was unused for longest, and never holds more than its bound', () => {
    const cache = new BoundedCache<number>(100);
    cache.set('a', 1, 40);
    cache.set('b', 2, 40);
    expect(cache.get('a')).toBe(1);
    cache.set('c', 3, 40);
    expect([cache.get('a'), cache.get('b'), cache.get('c')]).toEqual([1, undefined, 3]);
    expect([cache.bytes, cache.size]).toEqual([80, 2]);
  });

  it('takes nothing for used last that was used before another', () => {
    const cache = new BoundedCache<string>(2);
    cache.set('a', 'A', 1);
    cache.set('b', 'B', 1);
    expect([cache.get('b'), cache.get('b'), cache.get('a')]).toEqual(['B', 'B', 'A']);
    cache.set('c', 'C', 1);
    expect([cache.get('a'), cache.get('b'), cache.get('c')]).toEqual(['A', undefined, 'C']);
  });

  it('counts a key once, however often it is set', () => {
    const cache = new BoundedCache<number>(100);
    for (const value of [1, 2, 3]) cache.set('a', value, 60);
    expect([cache.get('a'), cache.bytes, cache.size]).toEqual([3, 60, 1]);
  });

  it('does not keep what is larger than itself, and loses nothing else by it', () => {
    const cache = new BoundedCache<number>(100);
    cache.set('a', 1, 60);
    cache.set('b', 2, 101);
    expect([cache.get('a'), cache.get('b')]).toEqual([1, undefined]);
  });
});
