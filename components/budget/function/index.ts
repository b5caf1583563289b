/** Entry of Function Compute. AWS has budgets of its own, so nothing of this runs there. */
export { handleTimer as handler } from "./function-compute.ts";
