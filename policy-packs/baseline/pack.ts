import type { Pack } from "../control.ts";
import { entriesOf } from "../pack-entries.ts";

/**
 * What the operations guide asks of every stack: `mandatory` where it says must, `advisory` where it says should
 * or where the control goes further than the guide's words.
 */
export const baseline: Pack = {
  name: "atrium-baseline",
  title: "Atrium baseline",
  description: "What the operations guide asks of every stack on AWS and Alibaba Cloud.",
  entries: entriesOf("baseline"),
};
