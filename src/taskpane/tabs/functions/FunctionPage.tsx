import { Button, Caption1, makeStyles, Subtitle2, Text, tokens, typographyStyles } from "@fluentui/react-components";
import { useEffect, useRef, useState } from "react";
import { findFunction } from "../../../catalogue";
import type { Example, FunctionSpec } from "../../../catalogue/spec";
import { sentence } from "../../parts/formWords";
import { exampleArguments } from "./exampleArguments";
import { FunctionForm } from "./FunctionForm";

const useStyles = makeStyles({
  page: { display: "flex", flexDirection: "column", gap: "10px" },
  top: { display: "flex", gap: "6px", alignItems: "center" },
  name: { ...typographyStyles.title3, margin: 0, overflowWrap: "anywhere", outlineStyle: "none" },
  quiet: { color: tokens.colorNeutralForeground2 },
  code: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200, overflowWrap: "anywhere" },
  example: { display: "flex", flexDirection: "column", gap: "2px", paddingBottom: "8px" },
  definition: { whiteSpace: "pre-line" },
  list: { margin: 0, paddingLeft: "18px" },
});

interface FunctionPageProps {
  readonly spec: FunctionSpec;
  readonly onBack: () => void;
  readonly onOpen: (spec: FunctionSpec) => void;
}

/** A function's page: what it does, a form to use it, its definition, examples, errors and relatives. */
export function FunctionPage({ spec, onBack, onOpen }: FunctionPageProps) {
  const styles = useStyles();
  const heading = useRef<HTMLHeadingElement>(null);
  const [example, setExample] = useState<Example | null>(null);
  const first = spec.examples.find((one) => exampleArguments(spec, one));
  useEffect(() => {
    setExample(null);
    heading.current?.focus();
  }, [spec]);
  return (
    <div className={styles.page}>
      <div className={styles.top}>
        <Button size="small" onClick={onBack}>
          All functions
        </Button>
        {first && !example && (
          <Button size="small" appearance="subtle" onClick={() => setExample(first)}>
            Fill in an example
          </Button>
        )}
      </div>
      <h1 ref={heading} tabIndex={-1} className={styles.name}>
        {spec.name}
      </h1>
      <Text>{spec.summary}</Text>
      <FunctionForm
        key={`${spec.name} ${example?.formula ?? ""}`}
        spec={spec}
        start={example ? (exampleArguments(spec, example) ?? []) : []}
      />
      <Subtitle2 as="h2">Examples</Subtitle2>
      {spec.examples.map((one) => (
        <div key={one.formula} className={styles.example}>
          <Text className={styles.code}>{one.formula}</Text>
          <Caption1 className={styles.quiet}>{one.doc}</Caption1>
          {exampleArguments(spec, one) && (
            <div>
              <Button size="small" onClick={() => setExample(one)} aria-label={`Try it: ${one.formula}`}>
                Try it
              </Button>
            </div>
          )}
        </div>
      ))}
      <Subtitle2 as="h2">Definition</Subtitle2>
      <Text className={styles.definition}>
        {spec.definition.split("`").map((part, i) =>
          i % 2 === 0 ? (
            part
          ) : (
            <span key={i} className={styles.code}>
              {part}
            </span>
          ),
        )}
      </Text>
      <Caption1 className={styles.quiet}>Result: {spec.resultDoc}</Caption1>
      {spec.errors.length > 0 && (
        <>
          <Subtitle2 as="h2">Errors</Subtitle2>
          <ul className={styles.list}>
            {spec.errors.map(({ code, when }) => (
              <li key={code + when}>
                <Text>
                  {code}: {sentence(when)}
                </Text>
              </li>
            ))}
          </ul>
        </>
      )}
      <Caption1 className={styles.quiet}>Source: {spec.source}</Caption1>
      <div className={styles.top}>
        {spec.seeAlso.map((name) => {
          const other = findFunction(name);
          return (
            other && (
              <Button key={name} size="small" appearance="subtle" onClick={() => onOpen(other)}>
                {name}
              </Button>
            )
          );
        })}
      </div>
    </div>
  );
}
