import { useMemo, useState, type CSSProperties } from 'react';
import type { StaffingFrame } from '../frame.ts';
import type { StaffingData, StaffingIndex } from '../staffing-data.ts';
import { lying } from './axis.ts';
import { GridKeeper, gridOf } from './grid-rows.ts';

export interface HoursGridProps {
  readonly data: StaffingData;
  readonly index: StaffingIndex;
  readonly frame: StaffingFrame;
  readonly ids: ReadonlySet<string>;
}

/** People against hours: by place, then by need, a row for everybody. */
export function HoursGrid({ data, index, frame, ids }: HoursGridProps) {
  const [keeper] = useState(() => new GridKeeper());
  const grid = useMemo(() => keeper.keep(gridOf(data, index, frame, ids)), [keeper, data, index, frame, ids]);
  return (
    <section aria-label="People against hours">
      {grid.places.map((place) => (
        <section key={place.key} aria-label={place.name}>
          <h3>{place.name}</h3>
          {place.needs.map(({ id, lane, rows }) => (
            <ul key={id} aria-label={`${lane.ref}, ${lane.label}`}>
              {rows.map(({ key, name, detail, bar }) => (
                <li key={key} style={lying(grid.axis, bar) as CSSProperties}>
                  {name} {detail} {bar.state.word}
                </li>
              ))}
            </ul>
          ))}
        </section>
      ))}
    </section>
  );
}
