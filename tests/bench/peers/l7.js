/** AntV L7 with its own base map, without tiles. */
import { LineLayer, Map, PointLayer, PolygonLayer, Scene } from '@antv/l7';
import { HALO, holder, home, load } from './shared.js';

const features = await load();
const { center, zoom } = home();
const scene = new Scene({
  id: holder(),
  logoVisible: false,
  map: new Map({ center, zoom, style: 'blank', pitchEnabled: false }),
});

const some = (test) => ({ type: 'FeatureCollection', features: features.filter((f) => test(f.properties)) });
const colored = (layer, data, style) =>
  layer
    .source(data)
    .color('color', (color) => color)
    .style(style);

scene.on('loaded', () => {
  for (const fill of new Set(features.flatMap((f) => f.properties.fill ?? [])))
    scene.addLayer(
      colored(
        new PolygonLayer({}),
        some((p) => p.fill === fill),
        { opacity: fill },
      ).shape('fill'),
    );
  // One layer for each style of stroke, because L7 sets dashes and opacity by layer.
  const stroked = (p) => p.width > 0 && p.kind !== 'dot';
  const lookOf = (p) => JSON.stringify([p.kind, p.dash, p.opacity]);
  for (const look of new Set(
    features.filter((f) => stroked(f.properties)).map((f) => lookOf(f.properties)),
  )) {
    const data = some((p) => stroked(p) && lookOf(p) === look);
    const { dash, opacity } = data.features[0].properties;
    const style = { opacity, ...(dash ? { lineType: 'dash', dashArray: dash } : {}) };
    const rings = ({ type, coordinates }) => (type === 'Polygon' ? coordinates : coordinates.flat());
    const outlined = data.features.map((f) =>
      f.properties.kind === 'line'
        ? f
        : { ...f, geometry: { type: 'MultiLineString', coordinates: rings(f.geometry) } },
    );
    scene.addLayer(
      colored(new LineLayer({}), { ...data, features: outlined }, style)
        .size('width', (width) => width / 2)
        .shape('line'),
    );
  }
  scene.addLayer(
    colored(
      new PointLayer({}),
      some((p) => p.kind === 'dot'),
      { opacity: 1 },
    )
      .size('width', (width) => width / 2)
      .shape('circle'),
  );
  scene.addLayer(
    colored(
      new PointLayer({}),
      some((p) => p.kind === 'name'),
      { textAnchor: 'bottom', textOffset: [0, 6], stroke: HALO.color, strokeWidth: HALO.width },
    )
      .size('size', (size) => size)
      .shape('text', 'text'),
  );
});
