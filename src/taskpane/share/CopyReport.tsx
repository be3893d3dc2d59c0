import { Accordion, AccordionHeader, AccordionItem, AccordionPanel, Body1, makeStyles, tokens } from "@fluentui/react-components";
import type { ShareReport } from "../../xlsx/shareReport";

const useStyles = makeStyles({
  list: { margin: 0, paddingLeft: "18px", overflowWrap: "anywhere", fontSize: tokens.fontSizeBase200 },
});

/** Cells shown one by one; the Sources sheet has all. */
const SHOWN = 50;

/** What a copy changes, before it is handed over. */
export function CopyReport({ report }: { readonly report: ShareReport }) {
  const styles = useStyles();
  const { changed, notes, deals, sourcesSheet } = report;
  const native = changed.filter(({ became }) => became === "portable").length;
  return (
    <>
      <Body1>
        {changed.length === 0
          ? "No formula calls the add-in: the copy says the same as the workbook."
          : `Formulas replaced: ${changed.length} (${native} by native formulas, ${changed.length - native} by values).`}{" "}
        Deals used: {deals.length}. The sheet {sourcesSheet} of the copy lists them.
      </Body1>
      <Accordion collapsible multiple>
        {changed.length > 0 && (
          <AccordionItem value="changed">
            <AccordionHeader size="small">What changes ({changed.length})</AccordionHeader>
            <AccordionPanel>
              <ul className={styles.list}>
                {changed.slice(0, SHOWN).map(({ sheet, address, formula, became, reason }) => (
                  <li key={`${sheet}!${address}`}>
                    {sheet}!{address}: {formula} → {became === "portable" ? "native formula" : `value${reason ? ` (${reason})` : ""}`}
                  </li>
                ))}
                {changed.length > SHOWN && <li>and {changed.length - SHOWN} more</li>}
              </ul>
            </AccordionPanel>
          </AccordionItem>
        )}
        {notes.length > 0 && (
          <AccordionItem value="notes">
            <AccordionHeader size="small">Worth knowing ({notes.length})</AccordionHeader>
            <AccordionPanel>
              <ul className={styles.list}>
                {notes.slice(0, SHOWN).map(({ kind, where, text }, i) => (
                  <li key={i}>
                    {kind}, {where}: {text}
                  </li>
                ))}
              </ul>
            </AccordionPanel>
          </AccordionItem>
        )}
      </Accordion>
    </>
  );
}
