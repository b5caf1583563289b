import type { Pack } from "../control.ts";
import { entriesOf } from "../pack-entries.ts";

/** For stacks that hold the card segment: payment gateways, tills and what they write. @clause 3.2.2-a */
export const payment: Pack = {
  name: "atrium-payment",
  title: "Atrium payment",
  description: "What the card segment needs beside the baseline - who reaches it, its keys, its records.",
  entries: entriesOf("payment"),
};
