import { expect, it } from 'vitest';
import { inlineOf } from './page-check.ts';

const OWN = { script: new Set(['own()']), style: new Set(['.own{}']) };
const check = (body: string): unknown =>
  inlineOf(`<!doctype html><meta charset=utf-8><style>.own{}</style>${body}`, 'some/index.html', OWN);

it('accepts what the build wrote, files of the own origin, and data', () => {
  expect(
    check(
      '<script>own()</script><script type=module src="./a.js"></script><link rel=stylesheet href="../b.css">' +
        '<script type="application/json">{"a":"own()"}</script><a href="https://elsewhere.example/">x</a>' +
        '<img src="data:image/png;base64,"><p title="javascript: the good parts">onload=</p>',
    ),
  ).toEqual({ script: new Set(['own()']), style: new Set(['.own{}']) });
});

it.each([
  '<script>other()</script>',
  '<script>own() </script>',
  '<script type=module>other()</script>',
  '<script type="text/plain">other()</script>',
  '<script type=importmap>{}</script>',
  '<script src=//elsewhere.example/a.js></script>',
  '<script src="https://elsewhere.example/a.js"></script>',
  '<script src="data:text/javascript,other()"></script>',
  '<noscript><script>other()</script></noscript>',
  '<noscript><style>*{}</style></noscript>',
  '<template><script>other()</script></template>',
  '<svg><script>other()</script></svg>',
  '<svg><style>*{}</style></svg>',
  '<style>.other{}</style>',
  '<link rel=stylesheet href=https://elsewhere.example/a.css>',
  '<link rel=modulepreload href=//elsewhere.example/a.js>',
  '<p onclick=other()>',
  '<svg onload=other()></svg>',
  '<a href=javascript:other()>x</a>',
  '<a href=" \tJava\nScript:other()">x</a>',
  '<a href="&#1;javascript&colon;other()">x</a>',
  '<a href="data:text/html,x">x</a>',
  '<svg><a xlink:href=javascript:other()></a></svg>',
  '<svg><animate attributeName=href values="x;javascript:other()"/></svg>',
  '<form action=javascript:other()></form>',
  '<button formaction=javascript:other()></button>',
  '<iframe srcdoc="x"></iframe>',
  '<iframe src=javascript:other()></iframe>',
  '<base href="https://elsewhere.example/">',
  '<meta http-equiv=Refresh content="0;url=x">',
  '<object data=x></object>',
  '<embed src=x>',
])('refuses %s, and names the page', (body) => {
  expect(() => check(body)).toThrow(
    /^some\/index\.html: got <\w+>: .+; expected only what the build wrote$/s,
  );
});
