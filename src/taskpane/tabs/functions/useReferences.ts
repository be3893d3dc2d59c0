import { useEffect, useState } from "react";
import { readValues } from "../../../workbook/read/readValues";

export type ReferenceValues = Readonly<Record<string, readonly (readonly unknown[])[] | { readonly problem: string }>>;

/** Values of the cells that the arguments point at, read anew when the references change or `tick` does. */
export function useReferences(addresses: readonly string[], tick: unknown): ReferenceValues {
  const key = addresses.join("\n");
  const [values, setValues] = useState<ReferenceValues>({});
  useEffect(() => {
    let current = true;
    const wanted = key === "" ? [] : key.split("\n");
    const all = Promise.all(
      wanted.map(async (address) => {
        const read = await readValues(address);
        return [address, "kind" in read ? { problem: read.reason } : read] as const;
      }),
    );
    void all.then((pairs) => current && setValues(Object.fromEntries(pairs)));
    return () => {
      current = false;
    };
  }, [key, tick]);
  return values;
}
