/** The lines of the quiet ground: borders, rivers and canals, as src/domain/ground.ts has them. */
import type { LayerSpecification } from 'maplibre-gl';
import { BORDERS, CANAL_DASH, RIVERS, valueAt, type GroundLine } from '../domain/ground.ts';
import { GROUND_COLORS } from '../domain/palette.ts';
import { forMapLibre } from './dashes.ts';
import { get, match, overZoom, zoomOn, type Expression } from './paint.ts';
import type { Setting } from './scene.types.ts';

export type Rank = 1 | 2 | 3 | 4;
/** From the least to the most important, as they are drawn. */
export const RANKS: readonly Rank[] = [4, 3, 2, 1];

/** A kind of line, each of a look of its own. */
export type Course = 'context' | 'county' | 'city' | `canal-${Rank}` | `river-${Rank}`;

const { context, county, city } = BORDERS;
/** How lines on the ground are drawn, from the lowest to the topmost. */
const COURSES = {
  ...{ context, county, city },
  ...Object.fromEntries(
    RANKS.flatMap((rank) => [
      [`canal-${String(rank)}`, { ...RIVERS[rank], dash: CANAL_DASH }],
      [`river-${String(rank)}`, RIVERS[rank]],
    ]),
  ),
} as Readonly<Record<Course, GroundLine>>;

/** What comes in as one zooms. */
const comesIn = (course: Course): boolean => COURSES[course].opacity.length > 1;

/** Style layer of these courses: all broken or all solid, and of one that comes in alone. */
function drawCourses(
  courses: readonly Course[],
  source: string,
  { ground, scale }: Setting,
): LayerSpecification[] {
  const [first] = courses;
  if (!first) return [];
  const { dash, opacity } = COURSES[first];
  const { border, water } = GROUND_COLORS[ground];
  const byCourse = (of: (course: Course) => unknown): Expression =>
    match(
      'course',
      courses.map((course) => [course, of(course)]),
      of(first),
    );
  const width = overZoom(
    courses.flatMap((course) => COURSES[course].width),
    scale,
    (zoom) => byCourse((course) => valueAt(COURSES[course].width, zoom) * scale),
  );
  return [
    {
      id: `ground/${first}`,
      type: 'line',
      source,
      ...(comesIn(first) ? { minzoom: zoomOn(scale, opacity[0]?.[0] ?? 0) } : {}),
      filter: ['in', get('course'), ['literal', courses]],
      layout: { 'line-join': 'round', 'line-cap': dash ? 'butt' : 'round' },
      paint: {
        'line-color': byCourse((course) => (course in BORDERS ? border : water)),
        'line-width': width,
        'line-opacity': comesIn(first)
          ? overZoom(opacity, scale, (zoom) => valueAt(opacity, zoom))
          : byCourse((course) => valueAt(COURSES[course].opacity, 0)),
        ...(dash ? { 'line-dasharray': forMapLibre(dash) } : {}),
      },
    },
  ];
}

/** Style layers of all courses. What is always there shares one, for each costs a little at every frame. */
export function coursesOf(source: string, setting: Setting): LayerSpecification[] {
  const all = Object.keys(COURSES) as Course[];
  const always = all.filter((course) => !comesIn(course));
  return [
    ...all.filter(comesIn).map((course) => [course]),
    always.filter((course) => !COURSES[course].dash),
    always.filter((course) => COURSES[course].dash),
  ].flatMap((courses) => drawCourses(courses, source, setting));
}
