import { useEffect, useState } from 'react';
import * as z from 'zod/mini';
import { call } from '../connection/http.ts';
import { pointSchema, type Point } from '#shared/commands/plan-fields.ts';
import { MAP_PATHS, mapPackSchema, NO_MAP_PACK, type MapPack } from '#shared/map-pack.ts';

let loading: Promise<MapPack> | undefined;

/** What this server has beside the map that Muster brings along; asked for once. Never rejects: without it there is none. */
export function loadMapPack(): Promise<MapPack> {
  loading ??= call('GET', MAP_PATHS.pack).then((answer) => {
    const read = answer.ok ? mapPackSchema.safeParse(answer.body) : undefined;
    if (read?.success === true) return read.data;
    loading = undefined;
    return NO_MAP_PACK;
  });
  return loading;
}

/** The pack, once it is known; until then none. */
export function useMapPack(): MapPack {
  const [pack, setPack] = useState(NO_MAP_PACK);
  useEffect(() => {
    let here = true;
    void loadMapPack().then((found) => here && setPack(found));
    return () => {
      here = false;
    };
  }, []);
  return pack;
}

const answerSchema = z.object({ point: pointSchema });

/** A postcode's point by this server's own table of all of Britain, where it has one; `undefined` where it is unknown. */
export async function lookUpPostcode(postcode: string): Promise<Point | undefined> {
  if ((await loadMapPack()).postcodes === null) return undefined;
  const answer = await call('GET', `${MAP_PATHS.postcode}${encodeURIComponent(postcode)}`);
  const read = answer.ok ? answerSchema.safeParse(answer.body) : undefined;
  return read?.success === true ? read.data.point : undefined;
}
