/** Shows the relief of the page's colour scheme (`data-scheme` on the root element). */
export interface Relief {
  /** Looks again: the drawing has changed. */
  paint(): void;
  close(): void;
}

/** The relief pictures of that SVG map. */
export function openRelief(svg: SVGSVGElement): Relief {
  const root = document.documentElement;
  const paint = (): void => {
    for (const image of svg.querySelectorAll<SVGImageElement>('image.relief')) {
      const href = image.dataset[root.dataset.scheme ?? 'paper'] ?? '';
      if (image.getAttribute('href') !== href) image.setAttribute('href', href);
    }
  };
  const basemaps = new MutationObserver(paint);
  basemaps.observe(root, { attributeFilter: ['data-scheme'] });
  paint();
  return {
    paint,
    close() {
      basemaps.disconnect();
    },
  };
}
