/** The fullscreen button of an embed. The inline script runs it, so that it works without the app. */
import { isFilled, mayFill, turnFilled, watchFilled } from './fullscreen.ts';

/** Labels the button by its next action. `data-fill` has both labels, `enter|leave`. */
export function nameFill(button: HTMLElement): void {
  const [enter = '', leave = ''] = (button.dataset.fill ?? '').split('|');
  button.title = isFilled() ? leave : enter;
  button.setAttribute('aria-label', button.title);
}

/** Shows the page's button if the page may go fullscreen, and handles its clicks. */
export function openFill(): void {
  const button = document.querySelector<HTMLElement>('[data-fill]');
  if (!button || !mayFill()) return;
  button.hidden = false;
  button.addEventListener('click', turnFilled);
  // Fires also if the reader leaves by Escape.
  watchFilled(() => {
    nameFill(button);
    // A class for the style sheet, since browsers name the pseudo-class differently.
    document.documentElement.classList.toggle('filled', isFilled());
  });
}
