/**
 * Tells the reader why a page's app did not start: the browser is too old, a file did not load, a policy refused it,
 * or an error occurred. Picture and legend of the page stay. It is a separate script before all others, written for
 * browsers of 2015, so that it runs where the others cannot be parsed.
 */
export {};

declare global {
  interface Window {
    /** Reports errors until the app runs; `done` ends that. */
    atlasStart?: { failed: (reason: unknown, again?: () => void) => void; done: () => void };
  }
}

/** Browsers older than scripts/browsers.ts lack at least one of these. */
const isOld = (): boolean =>
  !('findLast' in Array.prototype) ||
  typeof CSS === 'undefined' ||
  !('supports' in CSS) ||
  !CSS.supports('selector(:has(a))');

const TEXT = {
  zh: '交互功能未能启动，图与图例为发布时的内容。',
  en: 'The interactive map did not start; picture and legend are as published. ',
  zhOld: '浏览器版本过低，需 Chromium 107、Safari 16、Firefox 128 或更新版本。',
  enOld: 'This browser is too old: the map needs Chromium 107, Safari 16 or Firefox 128. ',
  zhLost: '程序未能下载：',
  enLost: 'Its script could not be fetched: ',
  zhAgain: '重试',
  enAgain: 'Try again',
  zhClose: '关闭',
  enClose: 'Close',
};
/**
 * Whether the texts are Chinese: by the link's language, even if a chat program has encoded it; else by the page's.
 */
function isZh(): boolean {
  const link = location.search + location.hash;
  const asked = /.*(?:[^a-z]|%3F)lang(?:=|%(?:25)*(?:3D|EF%BC%9D))(zh|en)(?![-_])/i.exec(link);
  return (asked?.[1] ?? document.documentElement.lang).slice(0, 2).toLowerCase() !== 'en';
}
const word = (zh: keyof typeof TEXT, en: keyof typeof TEXT): string => TEXT[isZh() ? zh : en];

/**
 * Whether a text names a file of this site. Scripts that browser extensions, apps and networks inject do not count.
 */
const isOurs = (text: unknown): boolean =>
  String(text).includes(location.protocol + '//' + location.host + '/');

let isDone = false;
let line: HTMLElement | null = null;

/** The SVG map if it still waits for the view of the link, else null. */
const isWaiting = (): Element | null => document.querySelector('.svg-map.waiting');

/** Adds a button to the notice. A press hides the notice. */
function addButton(notice: HTMLElement, text: string, name: string, press?: () => void): void {
  const button = document.createElement('button');
  button.textContent = text;
  button.setAttribute('aria-label', name);
  button.onclick = () => {
    notice.hidden = true;
    if (press) press();
  };
  notice.appendChild(button);
}

/**
 * Shows the published picture again and a notice with the reason. With `again`, the notice has a button that retries.
 */
function failed(reason: unknown, again?: () => void): void {
  const waiting = isWaiting();
  if (waiting) waiting.classList.remove('waiting');
  if (isDone && !waiting) return;
  if (line && !line.hidden) return;
  if (line) line.remove();
  line = document.createElement('p');
  line.className = 'start-problem';
  line.setAttribute('role', 'alert');
  line.textContent = word('zh', 'en') + (isOld() ? word('zhOld', 'enOld') : '') + '(' + String(reason) + ') ';
  if (again) addButton(line, word('zhAgain', 'enAgain'), word('zhAgain', 'enAgain'), again);
  addButton(line, '×', word('zhClose', 'enClose'));
  document.body.appendChild(line);
}

window.atlasStart = {
  failed,
  done() {
    isDone = true;
    if (line) line.hidden = true;
  },
};

/** Handles errors while the app starts. Once it runs, only errors that keep the view of the link from being drawn. */
const hear = (reason: unknown): void => {
  if (reason && (!isDone || isWaiting())) failed(reason);
};
addEventListener(
  'error',
  (event) => {
    const from = event.target;
    if (from instanceof HTMLScriptElement) {
      if (isOurs(from.src)) hear(word('zhLost', 'enLost') + from.src);
    } else if (isOurs(event.filename)) {
      // Events without an error are the browser's own reports, for example of ResizeObserver loops.
      hear(event.error);
    }
  },
  true,
);
addEventListener('unhandledrejection', (event) => {
  const reason: unknown = event.reason;
  if (reason instanceof Error && isOurs(reason.stack)) hear(reason);
});
