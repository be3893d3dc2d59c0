import { Button, Field, makeStyles, Select } from "@fluentui/react-components";
import { useState } from "react";
import { type CloudFact, cloudFacts, noteOfFact } from "../../../deals";
import { factSource } from "../../../workbook/blocks/article";
import type { CloudRow } from "../../../workbook/blocks/cloudBlock";
import { moneyText, percentText } from "../../../workbook/read/parseNumber";

const useStyles = makeStyles({
  line: { display: "flex", gap: "6px", minWidth: 0 },
  select: { flexGrow: 1, minWidth: 0, "& select": { minWidth: 0, width: "100%" } },
});

/** Revenue figures that say their growth as well, so that they can be projected. */
const usable = cloudFacts.filter(({ metric, growth }) => metric === "revenue" && growth !== undefined);

const QUARTERS = 4;

/** A figure of a quarter counts four times: a run rate, and said so. */
function rowOf(fact: CloudFact): CloudRow {
  const quarterly = /\bQ[1-4]\b|[A-Z][a-z]{2}-[A-Z][a-z]{2}/.test(fact.period);
  return {
    provider: fact.entity,
    revenue: fact.value * (quarterly ? QUARTERS : 1),
    growth: fact.growth ?? 0,
    basis: [fact.period + (quarterly ? ", times four" : ""), noteOfFact(fact)].filter((part) => part !== "").join("; "),
    sources: [factSource(fact.id, `${fact.entity} revenue and growth`)],
  };
}

/** The catalogue's cloud figures, to put one into the comparison. */
export function ReportedFigures({ onUse }: { readonly onUse: (row: CloudRow) => void }) {
  const styles = useStyles();
  const [id, setId] = useState(usable[0]?.id ?? "");
  return (
    <Field label="A reported figure" size="small">
      {(field) => (
        <div className={styles.line}>
          <Select {...field} size="small" className={styles.select} value={id} onChange={(_, { value }) => setId(value)}>
            {usable.map((fact) => (
              <option key={fact.id} value={fact.id}>
                {`${fact.entity}, ${fact.period}: ${moneyText(fact.value)}, +${percentText(fact.growth ?? 0)}`}
              </option>
            ))}
          </Select>
          <Button
            size="small"
            onClick={() => {
              const fact = usable.find((one) => one.id === id);
              if (fact) onUse(rowOf(fact));
            }}
          >
            Use
          </Button>
        </div>
      )}
    </Field>
  );
}
