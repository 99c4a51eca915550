/** Lists what changed in the plan's features and when, derived from the phases of their lives. */
import type { Change, Timeline } from '../../../src/domain/layer/catalogue.ts';
import type { FeatureRecord } from '../../../src/domain/layer/feature.ts';
import { isMissed } from '../../../src/domain/time/moment.ts';
import type { DrawnLayer } from '../draw.ts';

/** All changes, oldest first. Changes of one date are in the order of layers and features. */
export const timelineOf = (layers: readonly DrawnLayer[], edition: string): Timeline => ({
  events: layers
    .flatMap(({ folder, data }) =>
      folder.layer.value.changes
        ? data.features.flatMap(({ properties: p }) => changesOf(p, `${folder.id}/${p.id}`, edition))
        : [],
    )
    .sort((a, b) => (a.when < b.when ? -1 : a.when > b.when ? 1 : 0)),
});

function changesOf(p: FeatureRecord, ref: string, edition: string): Change[] {
  const change = (when: string, to: Change['to']): Change => ({ when, ref, name: p.name, to });
  return [
    ...(p.earlier ?? []).flatMap(({ from, status }) => (from === undefined ? [] : [change(from, status)])),
    ...(p.since === undefined ? [] : [change(p.since, p.status)]),
    ...(p.until === undefined ? [] : [change(p.until, 'ended')]),
    ...(p.target ? [change(p.target.when, isMissed(p, edition) ? 'missed' : 'due')] : []),
  ];
}
