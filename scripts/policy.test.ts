import { describe, expect, it } from 'vitest';
import { scriptTag, styleTag } from '../src/app/page/inline.ts';
import { policyOf } from './policy.ts';

describe('the policy of a page', () => {
  const html = styleTag('a{}') + scriptTag('1');
  const partsOf = (policy: string): Map<string, string> =>
    new Map(policy.split('; ').map((part) => [part.split(' ')[0] ?? '', part]));

  it("names the atlas's address for frames without an origin, where 'self' matches nothing", () => {
    const known = partsOf(policyOf(html, 'https://atlas.example'));
    for (const name of ['script-src', 'style-src-elem', 'img-src', 'font-src', 'connect-src'])
      expect(known.get(name)).toMatch(/^\S+ 'self' https:\/\/atlas\.example(?: |$)/);
    expect(known.get('default-src')).toBe("default-src 'none'");
  });

  it('names no address if the build does not know it', () => {
    expect(policyOf(html)).not.toContain('http');
    for (const [name, part] of partsOf(policyOf(html)))
      if (/^(script|connect|img|font)-src$/.test(name)) expect(part).toMatch(/^\S+ 'self'/);
  });
});
