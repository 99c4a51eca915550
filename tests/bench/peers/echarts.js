/** ECharts 6, tree-shaken: areas as regions of a geo component, lines and points as series on it. */
import { LinesChart, ScatterChart } from 'echarts/charts';
import { GeoComponent } from 'echarts/components';
import { init, registerMap, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { BOUNDS, dashes, HALO, holder, isName, load, mercator } from './shared.js';

use([GeoComponent, LinesChart, ScatterChart, CanvasRenderer]);

const [w, s, e, n] = BOUNDS;
const features = await load();
const areas = features
  .filter((f) => f.properties.kind === 'fill')
  .map((f, i) => ({ ...f, properties: { ...f.properties, name: String(i) } }));
registerMap('plan', { geoJSON: { type: 'FeatureCollection', features: areas } });

const [x0, y0] = mercator([w, n]);
const [x1, y1] = mercator([e, s]);
const aspect = (x1 - x0) / (y1 - y0);
const { clientWidth, clientHeight } = holder();
const parts = ({ type, coordinates }) => (type === 'LineString' ? [coordinates] : coordinates);

init(holder()).setOption({
  animation: false,
  geo: {
    map: 'plan',
    roam: true,
    projection: {
      project: (at) => mercator(at).map((v) => v * 360),
      unproject: ([x, y]) => [x - 180, (Math.atan(Math.sinh(Math.PI * (1 - y / 180))) * 180) / Math.PI],
    },
    boundingCoords: [
      [w, n],
      [e, s],
    ],
    layoutCenter: ['50%', '50%'],
    layoutSize: Math.min(clientWidth, clientHeight * aspect),
    emphasis: { disabled: true },
    selectedMode: false,
    label: { show: false },
    tooltip: { show: false },
    regions: areas.map(({ properties: p }) => ({
      name: p.name,
      itemStyle: {
        areaColor: `${p.color}${Math.round(p.fill * 255)
          .toString(16)
          .padStart(2, '0')}`,
        borderColor: p.color,
        borderWidth: p.width,
        borderType: dashes(p) ?? 'solid',
      },
    })),
  },
  series: [
    {
      type: 'lines',
      coordinateSystem: 'geo',
      polyline: true,
      silent: true,
      data: features
        .filter((f) => f.properties.kind === 'line')
        .flatMap(({ properties: p, geometry }) =>
          parts(geometry).map((coords) => ({
            coords,
            lineStyle: { color: p.color, width: p.width, opacity: p.opacity, type: dashes(p) ?? 'solid' },
          })),
        ),
    },
    {
      type: 'scatter',
      coordinateSystem: 'geo',
      silent: true,
      data: features
        .filter((f) => f.properties.kind === 'dot')
        .map(({ properties: p, geometry }) => ({
          value: geometry.coordinates,
          symbolSize: p.width,
          itemStyle: { color: p.color, opacity: p.opacity },
        })),
    },
    {
      type: 'scatter',
      coordinateSystem: 'geo',
      silent: true,
      symbolSize: 0,
      data: features.filter(isName).map(({ properties: p, geometry }) => ({
        value: geometry.coordinates,
        label: {
          show: true,
          position: 'top',
          formatter: p.text,
          color: p.color,
          fontSize: p.size,
          fontWeight: p.bold ? 700 : 400,
          textBorderColor: HALO.color,
          textBorderWidth: 2 * HALO.width,
        },
      })),
    },
  ],
});
