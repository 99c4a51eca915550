/** Shows the relief of the page's colour scheme (`data-scheme` on the root element). */
export interface Relief {
  /** Updates the relief after the drawing has changed. */
  paint(): void;
  close(): void;
}

/** The relief pictures of an SVG map. */
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
