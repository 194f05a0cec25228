import { describe, expect, it } from 'vitest';
import { networkOf } from './ip-network.ts';

describe('what an address is counted by', () => {
  it.each([
    ['192.0.2.1', '192.0.2.1'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['2001:db8::2:3', '2001:db8:0:0::/64'],
    ['2001:db8:0:1::1', '2001:db8:0:1::/64'],
    ['2001:DB8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['::1', '0:0:0:0::/64'],
  ])('%s by %s', (ip, network) => {
    expect(networkOf(ip)).toBe(network);
  });
});
