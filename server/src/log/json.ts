/** JSON that gives back what went in: throws TypeError, naming the key, for a value that would come back as another. */
export function toJson(value: unknown): string {
  return JSON.stringify(value, function (this: Record<string, unknown>, key, item: unknown) {
    const given = this[key];
    if (given !== item) throw new TypeError(`${key} is not plain data`);
    if (typeof item === 'number' && !Number.isFinite(item)) throw new TypeError(`${key} is not a finite number`);
    if (typeof item === 'function' || typeof item === 'symbol') throw new TypeError(`${key} is not data`);
    if (item === undefined && Array.isArray(this)) throw new TypeError(`item ${key} of a list is undefined`);
    if (typeof item === 'object' && item !== null && !isPlain(item)) throw new TypeError(`${key} is not plain data`);
    return item;
  });
}

function isPlain(item: object): boolean {
  return Array.isArray(item) || Object.prototype.toString.call(item) === '[object Object]';
}
