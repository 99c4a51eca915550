/** OpenLayers with one vector layer. */
import GeoJSON from 'ol/format/GeoJSON.js';
import VectorLayer from 'ol/layer/Vector.js';
import Map from 'ol/Map.js';
import 'ol/ol.css';
import { transformExtent } from 'ol/proj.js';
import VectorSource from 'ol/source/Vector.js';
import { Circle, Fill, Stroke, Style, Text } from 'ol/style.js';
import View from 'ol/View.js';
import { BOUNDS, dashes, font, HALO, holder, load } from './shared.js';

const rgba = (color, opacity) =>
  `rgba(${[1, 3, 5].map((i) => Number.parseInt(color.slice(i, i + 2), 16)).join()},${opacity})`;

function styleOf(p) {
  if (p.kind === 'dot')
    return new Style({
      image: new Circle({ radius: p.width / 2, fill: new Fill({ color: rgba(p.color, p.opacity) }) }),
    });
  if (p.kind === 'name')
    return new Style({
      text: new Text({
        text: p.text,
        font: font(p),
        offsetY: -0.8 * p.size,
        fill: new Fill({ color: p.color }),
        stroke: new Stroke({ color: HALO.color, width: 2 * HALO.width }),
      }),
    });
  return new Style({
    ...(p.fill === undefined ? {} : { fill: new Fill({ color: rgba(p.color, p.fill) }) }),
    ...(p.width > 0
      ? {
          stroke: new Stroke({
            color: rgba(p.color, p.opacity),
            width: p.width,
            lineDash: dashes(p) ?? null,
          }),
        }
      : {}),
  });
}

const features = new GeoJSON({ featureProjection: 'EPSG:3857' }).readFeatures({
  type: 'FeatureCollection',
  features: await load(),
});
for (const feature of features) feature.setStyle(styleOf(feature.getProperties()));
const view = new View();
view.fit(transformExtent(BOUNDS, 'EPSG:4326', 'EPSG:3857'), {
  size: [holder().clientWidth, holder().clientHeight],
});
new Map({ target: holder(), view, layers: [new VectorLayer({ source: new VectorSource({ features }) })] });
