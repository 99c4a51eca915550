/**
 * Runs at the end of pages that show code. It writes the address under which the reader found the page into the codes,
 * as the share panel does, and gives each code a copy button. Its parameters are data attributes of its own tag.
 */
const { up = '', site = '', copied = '', failed = '' } = document.currentScript?.dataset ?? {};
const here = new URL(up, location.href);
const codes = [...document.querySelectorAll<HTMLElement>('[data-code]')];

// A page opened from a disk has no address that others could use.
if (/^https?:$/.test(here.protocol)) {
  const written = new URL(site);
  for (const code of codes.flatMap((box) => box.querySelector('code') ?? []))
    code.textContent = code.textContent
      .replaceAll(written.href, here.href)
      .replaceAll(written.origin, here.origin);
  document.querySelector('[data-unset]')?.remove();
}

for (const box of codes) {
  const code = box.querySelector('code');
  const says = box.querySelector('[role=status]');
  const row = box.querySelector<HTMLElement>('[hidden]');
  if (!code || !says || !row) continue;
  row.hidden = false;
  row.querySelector('button')?.addEventListener('click', () => {
    // Cleared first, so that screen readers announce a repeated message.
    says.textContent = '';
    void Promise.resolve()
      .then(() => navigator.clipboard.writeText(code.textContent))
      .then(
        () => (says.textContent = copied),
        () => {
          getSelection()?.selectAllChildren(code);
          says.textContent = failed;
        },
      );
  });
}
