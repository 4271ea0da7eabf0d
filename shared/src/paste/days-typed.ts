/** "26/11/2026", "26.11.26", "2026-11-26", "26 Nov 2026", "26th November 2026"; a time behind it is left out. */
const FIGURES = /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})(?:[ T,].*)?$/;
const TURNED = /^(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})(?:[ T,].*)?$/;
const WORDS = /^(?:[a-z]{2,9},? )?(\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]{3,9})\.?,?[ -](\d{4}|\d{2})(?:[ ,].*)?$/i;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** A day of the calendar as people type it, day before month, as "2026-11-26"; undefined for what is none. */
export function typedDay(text: string): string | undefined {
  const typed = text.trim();
  const figures = FIGURES.exec(typed);
  if (figures !== null) return day(figures[3], Number(figures[2]), figures[1]);
  const turned = TURNED.exec(typed);
  if (turned !== null) return day(turned[1], Number(turned[2]), turned[3]);
  const words = WORDS.exec(typed);
  const month = MONTHS.indexOf((words?.[2] ?? '').slice(0, 3).toLowerCase()) + 1;
  return words === null ? undefined : day(words[3], month, words[1]);
}

function day(yearText = '', month: number, dateText = ''): string | undefined {
  const year = yearText.length === 2 ? 2000 + Number(yearText) : Number(yearText);
  const date = Number(dateText);
  // The calendar itself says which days there are.
  const real = new Date(Date.UTC(year, month - 1, date));
  if (year < 2000 || year > 2099 || month < 1 || real.getUTCMonth() !== month - 1 || real.getUTCDate() !== date)
    return undefined;
  return `${year}-${two(month)}-${two(date)}`;
}

const two = (figure: number): string => String(figure).padStart(2, '0');

/** "8", "7.5 hours", "7h30", "7:30", "450 min" as minutes; a bare figure is of the unit given. Undefined for what is no length. */
export function typedMinutes(text: string, bare: 'hours' | 'minutes'): number | undefined {
  const typed = text
    .trim()
    .toLowerCase()
    .replaceAll(/\s+/g, ' ')
    .replace(/^(max|maximum|up to|about|approx\.?|~) ?/, '');
  const clock = /^(\d{1,2}) ?(?::|h|hrs?|hours?) ?(\d{1,2}) ?(?:m|mins?|minutes?)?$/.exec(typed);
  if (clock !== null) return Number(clock[1]) * 60 + Number(clock[2]);
  const hours = /^(\d{1,3}(?:[.,]\d{1,2})?) ?(h|hrs?|hours?|m|mins?|minutes?)?$/.exec(typed);
  if (hours === null) return undefined;
  const figure = Number((hours[1] ?? '').replace(',', '.'));
  const unit = hours[2] ?? (bare === 'hours' ? 'h' : 'm');
  return Math.round(unit.startsWith('h') ? figure * 60 : figure);
}
