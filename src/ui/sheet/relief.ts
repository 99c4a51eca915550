/** Keeps the relief that of the page's ground (`data-ground` on the root element). */
export interface Relief {
  /** Looks again: the drawing has changed. */
  paint(): void;
  close(): void;
}

/** The relief pictures of that sheet. */
export function openRelief(svg: SVGSVGElement): Relief {
  const root = document.documentElement;
  const paint = (): void => {
    for (const image of svg.querySelectorAll<SVGImageElement>('image.relief')) {
      const href = image.dataset[root.dataset.ground ?? 'paper'] ?? '';
      if (image.getAttribute('href') !== href) image.setAttribute('href', href);
    }
  };
  const grounds = new MutationObserver(paint);
  grounds.observe(root, { attributeFilter: ['data-ground'] });
  paint();
  return {
    paint,
    close() {
      grounds.disconnect();
    },
  };
}
