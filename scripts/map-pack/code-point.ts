import { unzipSync } from 'fflate';
import { postcodeSchema } from '#shared/commands/plan-fields.ts';
import { isOnGrid } from '#shared/national-grid.ts';
import { unusable, type Read } from '#server/maps/pack-files.ts';
import { writePostcodes, type PostcodeRow } from '#server/maps/postcode-table.ts';

/** Each area's file in the archive: "Data/CSV/lu.csv". */
const AREA = /(^|\/)CSV\/[a-z]{1,2}\.csv$/i;
/** An area has some tens of thousands of postcodes; an archive that unpacks to more is not what it says it is. */
const MOST_AREA = 32 * 1024 * 1024;
const MOST_ALL = 512 * 1024 * 1024;

/** The table of postcodes of a codepo_gb.zip, as the file that Muster keeps. Never throws. */
export function postcodesOf(zip: Uint8Array, year: number): Read<Buffer> {
  let all = 0;
  let tooLarge = false;
  try {
    const files = unzipSync(zip, {
      filter: ({ name, originalSize }) => {
        if (!AREA.test(name)) return false;
        all += originalSize;
        tooLarge ||= originalSize > MOST_AREA || all > MOST_ALL;
        return !tooLarge;
      },
    });
    if (tooLarge) return unusable('it is far larger than OS Code-Point Open');
    const rows = Object.values(files).flatMap(rowsOf);
    return rows.length === 0
      ? unusable('there are no postcodes in it: OS Code-Point Open has them in Data/CSV, a file an area')
      : { ok: true, value: writePostcodes(rows, year) };
  } catch {
    return unusable('it is not a zip file, or is damaged');
  }
}

/** Postcode, quality, metres east, metres north; the rest of a row does not matter. */
const ROW = /^"?([A-Z0-9 ]{5,8})"?,(\d{1,3}),(\d{1,7}),(\d{1,7})(,|$)/;

function rowsOf(file: Uint8Array): readonly PostcodeRow[] {
  const lines = Buffer.from(file).toString('latin1').split(/\r?\n/);
  return lines.flatMap((line) => {
    const [, written = '', , east, north] = ROW.exec(line) ?? [];
    const read = postcodeSchema.safeParse(written);
    const place = { easting: Number(east), northing: Number(north) };
    // Quality 90: Ordnance Survey has no place for it, and writes nought.
    const hasPlace = isOnGrid(place) && place.easting + place.northing > 0;
    return read.success && read.data !== '' && hasPlace ? [{ postcode: read.data.replace(' ', ''), ...place }] : [];
  });
}
