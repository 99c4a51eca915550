import { expect, it } from 'vitest';
import { expectOwn, licenceIn, packageTexts } from './licences.ts';

it('refuses a package without a licence text', () => {
  expect(packageTexts([{ name: 'a', version: '1.0.0', identifier: 'MIT', text: 'Permission' }])).toContain(
    'a 1.0.0 (MIT)',
  );
  expect(() => packageTexts([{ name: 'b', version: '2.0.0', text: ' ' }])).toThrow('b@2.0.0');
  expect(() => {
    expectOwn('first.ts', ['/x/src/a.ts', '/x/node_modules/b/c.js']);
  }).toThrow('b/c.js in first.ts');
});

it('finds a text at the end of a readme, and rejects one that is only a name', () => {
  expect(licenceIn('# A\n\n## License (MIT)\n\nCopyright (c) 2011 A\n\nPermission …\n')).toBe(
    'Copyright (c) 2011 A\n\nPermission …',
  );
  expect(licenceIn('# A\n## Licence\nCopyright (c) A\n## More\nother')).toBe('Copyright (c) A');
  expect(licenceIn('# A\n## License\nMIT')).toBeUndefined();
});
