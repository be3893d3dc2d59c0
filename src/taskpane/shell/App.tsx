import { FluentProvider, makeStyles, Spinner, Tab, TabList, tokens } from "@fluentui/react-components";
import { lazy, Suspense, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { excelIsThere } from "../../workbook/host";
import { type Selection, watchSelection } from "../../workbook/read/selection";
import { watchSheetNames } from "../../workbook/read/sheetNames";
import { FieldProblems } from "../parts/FieldProblems";
import { ActionBar } from "./ActionBar";
import { type Pane, PaneContext } from "./paneContext";
import { PanelBoundary } from "./PanelBoundary";
import { paneTabs } from "./tabList";
import { useTheme } from "./themes";
import { useActions } from "./useActions";

const useStyles = makeStyles({
  root: { height: "100%", display: "flex", flexDirection: "column", overflow: "hidden" },
  // Excel draws its own menu over the pane's top right corner: 34 by 32 pixels stay free.
  header: { flexShrink: 0, padding: "2px 34px 2px 4px", borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  tabs: { flexWrap: "wrap", columnGap: 0, rowGap: 0 },
  main: { flexGrow: 1, minHeight: 0, display: "flex", flexDirection: "column" },
  tab: { padding: "5px 5px", columnGap: 0, "& span": { fontSize: tokens.fontSizeBase200 } },
  panel: {
    flexGrow: 1,
    overflowY: "auto",
    overflowX: "hidden",
    padding: "12px 14px 0",
    // What has the focus stays clear of the bar at the foot and of the drawing at the top.
    scrollPaddingBottom: "96px",
    minHeight: 0,
    "& h1": { margin: 0, fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500 },
    "& h2": { margin: 0 },
  },
});

const panels = new Map(paneTabs.map(({ id, load }) => [id, lazy(load)]));

/** The tab that a ribbon command or a link asked for: `#deals`. */
function askedTab(): string {
  const id = window.location.hash.slice(1);
  return panels.has(id) ? id : paneTabs[0].id;
}

export function App() {
  const styles = useStyles();
  const theme = useTheme();
  const actions = useActions();
  const [tab, setTab] = useState(askedTab);
  const [excel, setExcel] = useState(false);
  const [selection, setSelection] = useState<Selection | null>(null);
  const [sheets, setSheets] = useState<readonly string[]>([]);
  useEffect(() => {
    let stop = () => {};
    void excelIsThere().then((there) => {
      setExcel(there);
      if (!there) return;
      const stops = [watchSelection(setSelection), watchSheetNames(setSheets)];
      stop = () => stops.forEach((one) => one());
    });
    const follow = () => setTab(askedTab());
    window.addEventListener("hashchange", follow);
    return () => {
      stop();
      window.removeEventListener("hashchange", follow);
    };
  }, []);
  const { run, busy } = actions;
  const panel = useRef<HTMLDivElement>(null);
  // A tab opens at its top, wherever the last one stood.
  useLayoutEffect(() => {
    if (panel.current) panel.current.scrollTop = 0;
  }, [tab]);
  const open = useCallback((id: string) => {
    setTab(id);
    // What was pressed is gone with its tab: the keyboard goes on in the new one.
    panel.current?.focus();
  }, []);
  const pane = useMemo<Pane>(() => ({ excel, selection, sheets, run, busy, open }), [excel, selection, sheets, run, busy, open]);
  const Panel = panels.get(tab)!;
  return (
    <FluentProvider theme={theme} className={styles.root}>
      <header className={styles.header}>
        <TabList
          className={styles.tabs}
          size="small"
          aria-label="Roundtrip"
          selectedValue={tab}
          onTabSelect={(_, { value }) => setTab(String(value))}
        >
          {paneTabs.map(({ id, label }) => (
            <Tab key={id} id={`tab-${id}`} value={id} className={styles.tab} aria-controls="panel">
              {label}
            </Tab>
          ))}
        </TabList>
      </header>
      <main className={styles.main}>
        <div ref={panel} id="panel" role="tabpanel" aria-labelledby={`tab-${tab}`} className={styles.panel} tabIndex={-1}>
          <PaneContext.Provider value={pane}>
            <PanelBoundary key={tab}>
              <FieldProblems>
                <Suspense fallback={<Spinner size="small" label="Loading…" />}>
                  <Panel />
                </Suspense>
              </FieldProblems>
            </PanelBoundary>
          </PaneContext.Provider>
        </div>
        <ActionBar {...actions} />
      </main>
    </FluentProvider>
  );
}
