const MILLISECONDS_PER_DAY = 86_400_000;
const SERIAL_OF_UNIX_EPOCH = 25_569;

/** Excel serial of a calendar day (1900 date system, days after February 1900). */
export function serialDate(year: number, month: number, day: number): number {
  return Date.UTC(year, month - 1, day) / MILLISECONDS_PER_DAY + SERIAL_OF_UNIX_EPOCH;
}

/** Excel serial of an ISO date ("2026-01-31", "2026-01" or "2026", the missing parts being the first); null where the text is none. */
export function serialOfIsoDate(text: string): number | null {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text.trim());
  if (!match) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2] ?? 1), Number(match[3] ?? 1)];
  const serial = serialDate(year, month, day);
  return isoDateOfSerial(serial) === `${match[1]}-${match[2] ?? "01"}-${match[3] ?? "01"}` ? serial : null;
}

/** ISO date of an Excel serial, the time of day dropped. */
export function isoDateOfSerial(serial: number): string {
  return new Date(Math.floor(serial - SERIAL_OF_UNIX_EPOCH) * MILLISECONDS_PER_DAY).toISOString().slice(0, 10);
}
