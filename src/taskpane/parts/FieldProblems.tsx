import { createContext, type ReactNode, useCallback, useContext, useEffect, useId, useState } from "react";

type Tell = (field: string, label: string | null) => void;

const Telling = createContext<Tell>(() => undefined);
const Told = createContext<readonly string[]>([]);

/** Knows which fields of a form hold what cannot be read: what they show is not what the form goes by. */
export function FieldProblems({ children }: { readonly children: ReactNode }) {
  const [fields, setFields] = useState<ReadonlyMap<string, string>>(new Map());
  const tell = useCallback<Tell>(
    (field, label) =>
      setFields((old) => {
        if ((old.get(field) ?? null) === label) return old;
        const next = new Map(old);
        if (label === null) next.delete(field);
        else next.set(field, label);
        return next;
      }),
    [],
  );
  return (
    <Telling.Provider value={tell}>
      <Told.Provider value={[...new Set(fields.values())]}>{children}</Told.Provider>
    </Telling.Provider>
  );
}

/** Says that a field, by its label, cannot be read; null where it can. */
export function useFieldProblem(label: string | null): void {
  const id = useId();
  const tell = useContext(Telling);
  useEffect(() => {
    tell(id, label);
    return () => tell(id, null);
  }, [id, label, tell]);
}

/** Labels of the fields that cannot be read. */
export function useFieldProblems(): readonly string[] {
  return useContext(Told);
}
