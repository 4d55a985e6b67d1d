import { describe, expect, it } from '@jest/globals';
import { OpenStreams } from '../../../gateway/stream/open-streams.ts';

const filled = (streams: OpenStreams, audience: 'public' | 'japan_isa'): number => {
  let added = 0;
  while (added < 10_000 && streams.add(audience, () => undefined) !== undefined) added += 1;
  return added;
};

describe('the streams that are open', () => {
  it('are bounded for each audience, whatever the others have open', () => {
    const streams = new OpenStreams();
    expect(filled(streams, 'public')).toBe(500);
    expect(filled(streams, 'japan_isa')).toBe(500);
  });

  it('make room again', () => {
    const streams = new OpenStreams();
    const leave = streams.add('public', () => undefined);
    filled(streams, 'public');
    expect(streams.add('public', () => undefined)).toBeUndefined();
    leave?.();
    expect(streams.add('public', () => undefined)).toBeDefined();
  });

  it('all end when the gateway does, and no more are let in', () => {
    const streams = new OpenStreams();
    const ended: string[] = [];
    streams.add('public', (code) => ended.push(`public ${String(code)}`));
    streams.add('japan_isa', (code) => ended.push(`japan_isa ${String(code)}`));
    streams.close();
    expect(ended).toEqual(['public STREAM_ENDED', 'japan_isa STREAM_ENDED']);
    expect(streams.add('public', () => undefined)).toBeUndefined();
  });
});
