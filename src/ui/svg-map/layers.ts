/** Makes the drawing contain exactly the given layers, and changes only the groups that differ. */
import { SLOTS } from '../../domain/layer/slots.ts';
import type { SvgMapLayer } from '../../svg/part.ts';

const SVG = 'http://www.w3.org/2000/svg';

/** Remembers the input of each drawn group. */
export function openLayers(svg: SVGSVGElement): (layers: readonly SvgMapLayer[]) => void {
  const drawn = new WeakMap<Element, string>();

  function groupOf(slot: Element, { id, opacity, minzoom }: SvgMapLayer, text: string): SVGGElement {
    let group = slot.querySelector<SVGGElement>(`:scope>[data-layer="${id}"]`);
    if (!group) {
      group = svg.ownerDocument.createElementNS(SVG, 'g');
      group.dataset.layer = id;
    }
    if (drawn.get(group) !== text) {
      group.innerHTML = text;
      drawn.set(group, text);
    }
    if (opacity < 1) group.setAttribute('opacity', String(opacity));
    else group.removeAttribute('opacity');
    if (minzoom === undefined) delete group.dataset.minzoom;
    else group.dataset.minzoom = String(minzoom);
    return group;
  }

  return (layers) => {
    for (const name of SLOTS) {
      const slot = svg.querySelector(`[data-slot=${name}]`);
      if (!slot) throw new Error(`svg map: got no slot ${name}, expected it in the svg`);
      const groups = layers.flatMap((layer) => {
        const text = layer.parts[name];
        return text ? [groupOf(slot, layer, text)] : [];
      });
      for (const old of [...slot.children]) if (!groups.includes(old as SVGGElement)) old.remove();
      groups.forEach((group, i) => {
        if (slot.children[i] !== group) slot.insertBefore(group, slot.children[i] ?? null);
      });
    }
  };
}
