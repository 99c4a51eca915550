// Features that browsers of the baseline (package.json, browserslist) may lack, by MDN's data, for lint rules and
// built files.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { browserslist } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const data = require('@mdn/browser-compat-data');

/** MDN's names of the browsers, with their oldest versions. */
const browsers = browserslist.map((query) => {
  const [name, , version] = query.split(' ');
  return [name.replace('ios_saf', 'safari_ios'), version];
});

function isAtMost(a, b) {
  const [[major, minor = 0], [most, least = 0]] = [a, b].map((v) =>
    v.replace('≤', '').split('.').map(Number),
  );
  return major < most || (major === most && minor <= least);
}

/** Whether that version has the feature under its standard name and without a flag. */
const has = (statement, version) =>
  [statement]
    .flat()
    .some(
      (s) =>
        typeof s.version_added === 'string' &&
        s.version_added !== 'preview' &&
        isAtMost(s.version_added, version) &&
        !(typeof s.version_removed === 'string' && isAtMost(s.version_removed, version)) &&
        !s.prefix &&
        !s.alternative_name &&
        !s.flags,
    );

/** Whether a browser of the baseline lacks the feature. Features that MDN does not know do not count. */
function isYoung(feature) {
  const support = feature?.__compat?.support;
  return (
    Boolean(support) &&
    browsers.some(([engine, version]) => support[engine] && !has(support[engine], version))
  );
}

const childrenOf = (feature = {}) => Object.entries(feature).filter(([name]) => name !== '__compat');
const plain = (key) => key.replace(/_(static|event)$/, '');

/** Globals of the language and of the web: interfaces, functions, objects, and members of `window`. */
const globals = new Map(
  [data.api, data.javascript.builtins, data.api.Window]
    .flatMap(childrenOf)
    .filter(([name]) => /^\w+$/.test(name) && !name.endsWith('_event')),
);

/** Names of globals that a browser of the baseline may lack. */
export const youngGlobals = [...globals].filter(([, feature]) => isYoung(feature)).map(([name]) => name);

/** Objects with one usual name, and their interfaces. */
const HOSTS = {
  document: ['Document', 'Node', 'EventTarget'],
  navigator: ['Navigator'],
  screen: ['Screen'],
  performance: ['Performance'],
  history: ['History'],
};

/** Members of known objects, such as `Object.groupBy` or `document.fullscreenElement`, that the baseline may lack. */
export const youngMembers = [
  ...Object.entries(HOSTS).flatMap(([object, interfaces]) =>
    interfaces.flatMap((name) =>
      childrenOf(data.api[name])
        .filter(([key, feature]) => !/_(static|event)$/.test(key) && isYoung(feature))
        .map(([property]) => ({ object, property })),
    ),
  ),
  ...[...globals].flatMap(([object, owner]) =>
    childrenOf(owner)
      .filter(([key, feature]) => (key.endsWith('_static') || !data.api[object]) && isYoung(feature))
      .map(([key]) => ({ object, property: plain(key) })),
  ),
  ...['window', 'self', 'globalThis'].flatMap((object) =>
    youngGlobals.map((property) => ({ object, property })),
  ),
];

/** Members by name, of all interfaces except graphics and time, which have many members of common names. */
const members = new Map();
for (const [owner, feature] of globals)
  if (!/^(GPU|XR|Temporal|Gamepad|USB|HID|RTC)/.test(owner))
    for (const [key, member] of childrenOf(feature)) {
      const known = members.get(plain(key)) ?? { isLanguage: false, isOld: false };
      known.isLanguage ||= !data.api[owner];
      known.isOld ||= !isYoung(member);
      members.set(plain(key), known);
    }

/** Methods, by name, that no object has in all browsers of the baseline. */
export const youngMethods = [...members].filter(([, { isOld }]) => !isOld).map(([name]) => name);

const { properties, selectors, types, 'at-rules': atRules } = data.css;
const youngBelow = (feature) =>
  childrenOf(feature).flatMap(([name, child]) => (isYoung(child) ? [name] : []));

/** Whether a browser of the baseline lacks a CSS property, or a value of it. */
export const isYoungProperty = (name, value = '') =>
  isYoung(properties[name]) || isYoung(properties[name]?.[value]);
/** Pseudo-classes and -elements, rules, functions and units that a browser of the baseline may lack. */
export const youngStyle = {
  selectors: youngBelow(selectors),
  rules: youngBelow(atRules),
  units: youngBelow(types.length),
  functions: [types, ...Object.values(types)].flatMap(youngBelow),
};
