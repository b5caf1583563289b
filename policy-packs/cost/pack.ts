import type { Pack } from "../control.ts";
import { controls } from "../controls/index.ts";

/** What a bill by department needs, and what keeps it from growing unseen. @clause 8.2.1-b */
export const cost: Pack = {
  name: "atrium-cost",
  title: "Atrium cost",
  description: "What keeps the bill explainable - tags, families, expiry.",
  entries: [
    { control: controls["tag-require-keys"], level: "mandatory" },
    { control: controls["tag-require-allowed-values"], level: "mandatory" },
    { control: controls["tag-require-expiry"], level: "mandatory" },
    { control: controls["compute-require-approved-family"], level: "mandatory" },
  ],
};
