import type { ComponentType } from "react";

export interface PaneTab {
  readonly id: string;
  readonly label: string;
  /** Loads the tab's script; called when it is first opened. */
  readonly load: () => Promise<{ readonly default: ComponentType }>;
}

/** Every tab of the pane, in order. */
export const paneTabs: readonly PaneTab[] = [
  { id: "start", label: "Start", load: () => import("../tabs/start/StartTab") },
  { id: "deals", label: "Deals", load: () => import("../tabs/deals/DealsTab") },
  { id: "round", label: "Round", load: () => import("../tabs/round/RoundTab") },
  { id: "circular", label: "Circular", load: () => import("../tabs/circular/CircularTab") },
  { id: "clouds", label: "Clouds", load: () => import("../tabs/clouds/CloudsTab") },
  { id: "captable", label: "Cap table", load: () => import("../tabs/captable/CapTableTab") },
  { id: "functions", label: "Functions", load: () => import("../tabs/functions/FunctionsTab") },
  { id: "share", label: "Share", load: () => import("../share/ShareTab") },
];
