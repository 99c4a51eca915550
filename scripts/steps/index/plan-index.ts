/** Builds the plan index for the app: references to whole layers are expanded, and bounds to fly to are added. */
import type { PlanElement, PlanIndex, Source } from '../../../src/domain/layer/catalogue.ts';
import type { PlanDeclaration } from '../../../src/domain/layer/declaration.schema.ts';
import { boundsOf, positions, union, type Bounds } from '../../../src/domain/geometry/geo.ts';
import { citedByElement } from '../cited.ts';
import { pickSources, type DrawnLayer } from '../draw.ts';

/** The index of a plan. Its references have been checked. */
export function planIndex(
  plan: PlanDeclaration,
  layers: readonly DrawnLayer[],
  sources: ReadonlyMap<string, Source>,
): PlanIndex {
  const extents = new Map<string, Bounds>();
  for (const { folder, data } of layers)
    for (const feature of data.features)
      extents.set(`${folder.id}/${feature.properties.id}`, boundsOf(positions(feature.geometry)));
  const cited = plan.flatMap(({ elements }) => elements.flatMap(citedByElement));
  return {
    headings: plan.map(({ id, title, elements }) => ({
      id,
      title,
      elements: elements.map((element): PlanElement => {
        const { says, added, shows, undrawn, unknown, diagram, ...rest } = element;
        const drawn = shows && {
          shows: [...new Set(shows.flatMap((ref) => spelledOut(ref, extents)))],
          bounds: extentOf(
            shows.flatMap((ref) => spelledOut(ref, extents)),
            extents,
          ),
        };
        return {
          ...rest,
          ...(says && { says }),
          ...(added && { added }),
          ...(unknown && { unknown }),
          ...(diagram && { diagram }),
          ...drawn,
          ...(undrawn && { undrawn }),
        };
      }),
    })),
    sources: pickSources(cited, sources),
  };
}

/** Expands a bare layer id to all features of the layer. */
const spelledOut = (ref: string, extents: ReadonlyMap<string, Bounds>): string[] =>
  ref.includes('/') ? [ref] : [...extents.keys()].filter((key) => key.startsWith(`${ref}/`));

const extentOf = (refs: readonly string[], extents: ReadonlyMap<string, Bounds>): Bounds =>
  refs
    .map((ref) => {
      const found = extents.get(ref);
      if (!found) throw new Error(`plan index: got ${ref}, expected a drawn feature`);
      return found;
    })
    .reduce(union);
