import { Button, Caption1, makeStyles, SearchBox, Subtitle2, Text, Title3, tokens } from "@fluentui/react-components";
import { useEffect, useMemo, useRef, useState } from "react";
import { catalogue } from "../../../catalogue";
import type { FunctionSpec } from "../../../catalogue/spec";
import { FunctionPage } from "./FunctionPage";
import { matching } from "./matching";

const useStyles = makeStyles({
  page: { display: "flex", flexDirection: "column", gap: "10px" },
  search: { maxWidth: "none", minWidth: 0, width: "100%", "& input": { width: 0, minWidth: 0 } },
  list: { listStyleType: "none", margin: 0, padding: 0, display: "flex", flexDirection: "column" },
  item: { justifyContent: "flex-start", textAlign: "left", width: "100%", padding: "4px 6px", fontWeight: tokens.fontWeightRegular },
  inside: { display: "flex", flexDirection: "column", minWidth: 0 },
  name: { fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground2 },
});

export default function FunctionsTab() {
  const styles = useStyles();
  const [query, setQuery] = useState("");
  const [chosen, setChosen] = useState<FunctionSpec | null>(null);
  const back = useRef<string | null>(null);
  const families = useMemo(() => matching(catalogue, query), [query]);
  useEffect(() => {
    if (!chosen && back.current) document.getElementById(`function-${back.current}`)?.focus();
  }, [chosen]);
  if (chosen) {
    return (
      <FunctionPage
        spec={chosen}
        onBack={() => {
          back.current = chosen.name;
          setChosen(null);
        }}
        onOpen={setChosen}
      />
    );
  }
  const count = families.reduce((sum, { functions }) => sum + functions.length, 0);
  return (
    <div className={styles.page}>
      <Title3 as="h1">Functions</Title3>
      <SearchBox
        className={styles.search}
        aria-label="Search the functions"
        placeholder="Search by name, argument or word"
        value={query}
        onChange={(_, { value }) => setQuery(value)}
      />
      <Caption1 className={styles.quiet} role="status">
        {count === 0 ? "Nothing matches: try another word." : `${count} ${count === 1 ? "function" : "functions"}`}
      </Caption1>
      {families.map(({ name, title, functions }) => (
        <section key={name} aria-label={name}>
          <Subtitle2 as="h2">{title}</Subtitle2>
          <ul className={styles.list}>
            {functions.map((spec) => (
              <li key={spec.name}>
                <Button id={`function-${spec.name}`} appearance="subtle" className={styles.item} onClick={() => setChosen(spec)}>
                  <span className={styles.inside}>
                    <Text className={styles.name}>{spec.name}</Text>
                    <Caption1 className={styles.quiet}>{spec.summary}</Caption1>
                  </span>
                </Button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
