/**
 * Colours and patterns. Each zone and state has a hue and a pattern of lines, so that a print in black and
 * white tells them apart as well; text stands on light (at night: dark) ground everywhere.
 */
export type Theme = "light" | "dark";

/** Neighbours in the list are far apart, in hue and in lightness, for eyes that see red and green alike too. */
const HUES = [212, 32, 152, 330, 52, 268, 182, 4, 92, 300, 236, 18] as const;

/** Lines of a tile of ten by ten. */
const LINES = [
  "M-2 2l4-4M0 10L10 0M8 12l4-4",
  "M5 5h.01",
  "M0 5h10",
  "M-2 8l4 4M0 0l10 10M8-2l4 4",
  "M5 0v10",
  "",
  "M0 5h10M5 0v10",
  "M3 3l4 4M7 3l-4 4",
  "M0 6q2.5-5 5 0t5 0",
  "M1 3h4M6 8h4",
  "M3 0v10M6 0v10",
  "M5 2v6M2 5h6",
] as const;

interface Swatch {
  readonly hue: number;
  readonly saturation: number;
  readonly lines: string;
}

/** States first look for what is out of the ordinary: the active one is plain. */
const STATE_SWATCHES: Readonly<Record<string, Swatch>> = {
  active: { hue: 152, saturation: 0.45, lines: "" },
  reserved: { hue: 40, saturation: 0.8, lines: LINES[0] },
  deprecated: { hue: 355, saturation: 0.6, lines: LINES[7] },
  container: { hue: 215, saturation: 0.12, lines: "" },
  none: { hue: 215, saturation: 0.08, lines: LINES[9] },
};

function swatches(zones: number): ReadonlyMap<string, Swatch> {
  const found = new Map<string, Swatch>();
  for (let i = 0; i < zones; i++) {
    // After twelve the hues begin again with other lines.
    const line = (i + Math.floor(i / HUES.length) * 5) % LINES.length;
    found.set(`z${i}`, { hue: HUES[i % HUES.length] ?? 0, saturation: 0.62, lines: LINES[line] ?? "" });
  }
  for (const [name, swatch] of Object.entries(STATE_SWATCHES)) found.set(name, swatch);
  return found;
}

/** Name of the pattern of a zone (by its position) or state. */
export function patternsMarkup(zones: number): string {
  const patterns = [...swatches(zones)].map(
    ([name, { lines }]) =>
      `<pattern id="p-${name}" width="10" height="10" patternUnits="userSpaceOnUse">` +
      `<rect width="10" height="10" class="g-${name}"/><path d="${lines}" class="l-${name}"/></pattern>`,
  );
  const growth =
    '<pattern id="p-growth" width="8" height="8" patternUnits="userSpaceOnUse">' +
    '<rect width="8" height="8" class="g-free"/><path d="M4 4h.01" class="l-growth"/></pattern>';
  const free =
    '<pattern id="p-free" width="8" height="8" patternUnits="userSpaceOnUse">' +
    '<rect width="8" height="8" class="g-free"/></pattern>';
  return `${patterns.join("")}${growth}${free}`;
}

/** The style of the patterns in one theme. */
export function patternsStyle(zones: number, theme: Theme, scope = ""): string {
  const light = theme === "light";
  const rules = [...swatches(zones)].map(([name, { hue, saturation, lines }]) => {
    const ground = hex(hue, saturation * (light ? 1 : 0.6), light ? 0.87 : 0.24);
    const stroke = hex(hue, saturation * 0.8, light ? 0.62 : 0.46);
    const width = lines.includes("h.01") ? 3.4 : 1.3;
    return (
      `${scope}.g-${name}{fill:${ground}}` +
      `${scope}.l-${name}{stroke:${stroke};stroke-width:${width};stroke-linecap:round;fill:none}`
    );
  });
  const free = light ? "#ffffff" : "#14181d";
  const dots = light ? "#8a94a0" : "#6c7783";
  return (
    `${rules.join("")}${scope}.g-free{fill:${free}}` +
    `${scope}.l-growth{stroke:${dots};stroke-width:1.6;stroke-linecap:round;fill:none}`
  );
}

function hex(hue: number, saturation: number, lightness: number): string {
  const reach = saturation * Math.min(lightness, 1 - lightness);
  const channel = (n: number) => {
    const k = (n + hue / 30) % 12;
    const value = lightness - reach * Math.max(-1, Math.min(k - 3, 9 - k, 1));
    return Math.round(value * 255)
      .toString(16)
      .padStart(2, "0");
  };
  return `#${channel(0)}${channel(8)}${channel(4)}`;
}
