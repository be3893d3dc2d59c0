import { type BrandVariants, createDarkTheme, createLightTheme, teamsHighContrastTheme, type Theme } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import { hostTheme } from "../../workbook/host";

const BRAND: BrandVariants = {
  10: "#021a17",
  20: "#06302b",
  30: "#09413a",
  40: "#0b4f47",
  50: "#0b5a52",
  60: "#0b665d",
  70: "#0c7066",
  80: "#0c7a6f",
  90: "#25918a",
  100: "#4faea4",
  110: "#6bbeb5",
  120: "#83cbc3",
  130: "#a3dad4",
  140: "#bfe6e2",
  150: "#d8f0ed",
  160: "#eef9f7",
};

const light = createLightTheme(BRAND);
const dark: Theme = { ...createDarkTheme(BRAND), colorBrandForeground1: BRAND[110], colorBrandForeground2: BRAND[120] };

const FORCED = "(forced-colors: active)";
const DARK = "(prefers-color-scheme: dark)";

function current(): Theme {
  if (window.matchMedia(FORCED).matches) return teamsHighContrastTheme;
  const host = hostTheme();
  const isDark = host === null ? window.matchMedia(DARK).matches : host === "dark";
  return isDark ? dark : light;
}

/** The host's theme where it tells one, else the system's; high contrast where the system asks for it. Follows changes. */
export function useTheme(): Theme {
  const [theme, setTheme] = useState(current);
  useEffect(() => {
    const update = () => setTheme(current());
    const queries = [FORCED, DARK].map((query) => window.matchMedia(query));
    for (const query of queries) query.addEventListener("change", update);
    // Excel tells no one when its theme changes; coming back to the pane is when it would be noticed.
    window.addEventListener("focus", update);
    update();
    return () => {
      for (const query of queries) query.removeEventListener("change", update);
      window.removeEventListener("focus", update);
    };
  }, []);
  // Scroll bars, date pickers and lists that the browser draws itself follow too.
  useEffect(() => {
    document.documentElement.style.colorScheme = theme === light ? "light" : "dark";
  }, [theme]);
  return theme;
}
