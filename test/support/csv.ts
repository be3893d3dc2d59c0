/** Rows of a CSV file with a header, by column name (RFC 4180: quoted fields, doubled quotes). */
export function parseCsv(text: string): Record<string, string>[] {
  const [header, ...rows] = csvRows(text);
  return rows
    .filter((row) => row.some((field) => field !== ""))
    .map((row) => Object.fromEntries(header.map((name, i) => [name, row[i] ?? ""])));
}

/** Rows of a CSV file as they stand. */
export function csvRows(text: string): string[][] {
  const rows: string[][] = [[]];
  const pattern = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r?\n|$)/gy;
  for (let match = pattern.exec(text); match && pattern.lastIndex <= text.length; match = pattern.exec(text)) {
    const [, field, end] = match;
    rows[rows.length - 1].push(field.startsWith('"') ? field.slice(1, -1).replace(/""/g, '"') : field);
    if (end === "") break;
    if (end !== ",") rows.push([]);
  }
  return rows;
}
