import { errorIn } from "../../src/catalogue/cell";

/** What differs between a result and an expected value (numbers by relative tolerance, absolute near zero), or null. */
export function matches(found: unknown, wanted: unknown, tolerance: number): string | null {
  const [foundError, wantedError] = [errorIn(found), errorIn(wanted)];
  if (foundError || wantedError) return foundError?.error === wantedError?.error ? null : `${text(found)} is not ${text(wanted)}`;
  if (Array.isArray(wanted)) {
    if (!Array.isArray(found)) return `${text(found)} is not a table`;
    if (found.length !== wanted.length) return `${found.length} rows, not ${wanted.length}: ${text(found)}`;
    for (let i = 0; i < wanted.length; i++) {
      const difference = matches(found[i], wanted[i], tolerance);
      if (difference) return `row or column ${i + 1}: ${difference}`;
    }
    return null;
  }
  if (typeof wanted === "number" && typeof found === "number") {
    return Math.abs(found - wanted) <= tolerance * Math.max(1e-9, Math.abs(wanted)) || found === wanted
      ? null
      : `${found} is not ${wanted}`;
  }
  return Object.is(found ?? "", wanted ?? "") ? null : `${text(found)} is not ${text(wanted)}`;
}

function text(value: unknown): string {
  return JSON.stringify(value).slice(0, 300);
}
