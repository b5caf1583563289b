import type { Pack } from "../control.ts";
import { entriesOf } from "../pack-entries.ts";

/** What a bill by department needs, and what keeps it from growing unseen. @clause 8.2.1-b */
export const cost: Pack = {
  name: "atrium-cost",
  title: "Atrium cost",
  description: "What keeps the bill explainable - tags, sizes, lifecycles, expiry, budgets.",
  entries: entriesOf("cost"),
};
