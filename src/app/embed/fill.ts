/** The button that fills the screen with the embed: worked by the page's own script, so that no app need come for it. */
import { isFilled, mayFill, turnFilled, watchFilled } from './fullscreen.ts';

/** Names the button by what a press does now; its `data-fill` has the words for both ways, `enter|leave`. */
export function nameFill(button: HTMLElement): void {
  const [enter = '', leave = ''] = (button.dataset.fill ?? '').split('|');
  button.title = isFilled() ? leave : enter;
  button.setAttribute('aria-label', button.title);
}

/** Shows the page's button where the page may fill the screen, and works it. */
export function openFill(): void {
  const button = document.querySelector<HTMLElement>('[data-fill]');
  if (!button || !mayFill()) return;
  button.hidden = false;
  button.addEventListener('click', turnFilled);
  // Whoever ended it: Escape leaves as well.
  watchFilled(() => {
    nameFill(button);
    // For the style sheet, since browsers do not agree on the name of the state.
    document.documentElement.classList.toggle('filled', isFilled());
  });
}
