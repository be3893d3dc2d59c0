import groups from "./data/groups.json";

const GROUPS = new Map(Object.entries(groups).map(([unit, group]) => [unit.toLowerCase(), group]));

/** The group that a business unit belongs to (AWS is Amazon's): flows between groups are where money can come round. */
export function groupOf(company: string): string {
  return GROUPS.get(company.trim().toLowerCase()) ?? company.trim();
}
