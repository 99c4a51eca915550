/** The button that fills the screen with the embed: worked by the page's own script, so that no app need come for it. */

/** Names the button by what a press does now; its `data-fill` has the words for both ways, `enter|leave`. */
export function nameFill(button: HTMLElement): void {
  const [enter = '', leave = ''] = (button.dataset.fill ?? '').split('|');
  button.title = button.ariaLabel = document.fullscreenElement ? leave : enter;
}

/** Shows the page's button where the page may fill the screen, and works it. */
export function openFill(): void {
  const button = document.querySelector<HTMLElement>('[data-fill]');
  if (!button || !document.fullscreenEnabled) return;
  button.hidden = false;
  button.addEventListener('click', () => {
    void (document.fullscreenElement
      ? document.exitFullscreen()
      : document.documentElement.requestFullscreen());
  });
  // Whoever ended it: Escape leaves as well.
  document.addEventListener('fullscreenchange', () => {
    nameFill(button);
  });
}
