/** Applies operations to a running map. */
import type { FilterSpecification, GeoJSONSource, ImageSource, Map as MapLibre } from 'maplibre-gl';
import type { Operation } from './diff.ts';
import type { SceneSource } from './scene.types.ts';
import { sourceSpecification } from './style.ts';

function setSource(map: MapLibre, id: string, source: SceneSource): void {
  const found = map.getSource<GeoJSONSource | ImageSource>(id);
  // Failures arrive as `error` events of the map.
  if (source.kind === 'features' && found && 'setData' in found) void found.setData(source.data);
  else if (source.kind === 'picture' && found && 'updateImage' in found)
    found.updateImage({ url: source.url, coordinates: source.corners });
  else
    throw new Error(
      `source ${id}: got ${String(found?.type)}, expected one that can be set to ${source.kind}`,
    );
}

/** Applies one operation of `diff`, except `set flows`, which deck.gl handles. */
export function apply(map: MapLibre, operation: Exclude<Operation, { do: 'set flows' }>): void {
  switch (operation.do) {
    case 'add source':
      map.addSource(operation.id, sourceSpecification(operation.source));
      break;
    case 'set source':
      setSource(map, operation.id, operation.source);
      break;
    case 'remove source':
      map.removeSource(operation.id);
      break;
    case 'add layer':
      map.addLayer(operation.layer, operation.before);
      break;
    case 'remove layer':
      map.removeLayer(operation.id);
      break;
    case 'set paint':
      map.setPaintProperty(operation.id, operation.name as never, operation.value as never);
      break;
    case 'set layout':
      map.setLayoutProperty(operation.id, operation.name as never, operation.value as never);
      break;
    case 'set filter':
      map.setFilter(operation.id, operation.filter as FilterSpecification | undefined);
      break;
    case 'set zooms':
      map.setLayerZoomRange(operation.id, operation.min, operation.max);
      break;
    default:
      operation satisfies never;
  }
}
