/**
 * Sends clicks for every finger. Browsers send them only for the first finger on the screen: while a hand rests on the
 * map, no one else could press a button. A tap by a second finger gets the events that the first would have got.
 */
import { LONG_MS } from '../../domain/map/taps.ts';

/** A finger that moved farther than this, in CSS pixels, did not tap. */
const TAP_PX = 14;
/** If the browser sends its own click after all, it does so within this time (milliseconds). */
const OWN_MS = 500;
/** Elements that are pressed as a whole: two fingers on one of them are not a tap. */
const CONTROL = '#map, a, button, summary, label, input, select, textarea, [role]';
const FOCUSABLE = 'a[href], button, summary, input, select, textarea, [tabindex]';

interface Press {
  target: Element;
  control: Element;
  x: number;
  y: number;
  time: number;
  /** No other finger was down meanwhile, so the browser sends the click itself. */
  isAlone: boolean;
  isTap: boolean;
}

const controlOf = (target: Element): Element => target.closest(CONTROL) ?? target;

/** The mouse events and the click of a tap, on its target. */
function click({ target, x, y }: Press): void {
  const init = { bubbles: true, cancelable: true, composed: true, view: window, clientX: x, clientY: y };
  const isWanted = target.dispatchEvent(new MouseEvent('mousedown', { ...init, buttons: 1, detail: 1 }));
  if (isWanted) target.closest<HTMLElement>(FOCUSABLE)?.focus({ preventScroll: true });
  target.dispatchEvent(new MouseEvent('mouseup', { ...init, detail: 1 }));
  target.dispatchEvent(new PointerEvent('click', { ...init, detail: 1, pointerType: 'touch' }));
}

/** Listens as long as the page lives. */
export function clickForEveryFinger(): void {
  const fingers = new Map<number, Press>();
  let waiting: Press | null = null;
  let answered: { control: Element; time: number } | null = null;
  const on = <K extends keyof WindowEventMap>(type: K, fn: (event: WindowEventMap[K]) => void): void => {
    addEventListener(type, fn, { capture: true });
  };

  on(
    'pointerdown',
    ({ pointerType, pointerId, isPrimary, target, clientX: x, clientY: y, timeStamp: time }) => {
      if (pointerType !== 'touch' || !(target instanceof Element)) return;
      // The first finger. Fingers recorded before it were lifted without an event.
      if (isPrimary) fingers.clear();
      const control = controlOf(target);
      if (answered?.control === control) answered = null;
      fingers.set(pointerId, { target, control, x, y, time, isAlone: true, isTap: true });
      if (fingers.size === 1) return;
      for (const press of fingers.values()) {
        press.isAlone = false;
        press.isTap &&= [...fingers.values()].every(
          (other) => other === press || other.control !== press.control,
        );
      }
    },
  );
  on('pointermove', ({ pointerId, clientX, clientY }) => {
    const press = fingers.get(pointerId);
    if (press && Math.hypot(clientX - press.x, clientY - press.y) > TAP_PX) press.isTap = false;
  });
  on('pointercancel', ({ pointerId }) => {
    fingers.delete(pointerId);
  });
  on('pointerup', ({ pointerId, timeStamp }) => {
    const press = fingers.get(pointerId);
    fingers.delete(pointerId);
    if (!press || press.isAlone || !press.isTap || timeStamp - press.time > LONG_MS) return;
    if (!press.target.isConnected || press.target.closest(':disabled')) return;
    waiting = press;
    // A browser that makes a click after all makes it now.
    setTimeout(() => {
      if (waiting !== press) return;
      waiting = null;
      answered = { control: press.control, time: timeStamp };
      click(press);
    });
  });
  on('click', (event) => {
    const isOwn = event.isTrusted && event.detail > 0 && event.pointerType !== 'mouse';
    if (!isOwn || !(event.target instanceof Element)) return;
    const control = controlOf(event.target);
    if (waiting?.control === control) waiting = null;
    if (answered?.control !== control || event.timeStamp - answered.time > OWN_MS) return;
    answered = null;
    event.preventDefault();
    event.stopImmediatePropagation();
  });
}
