/** Entry of Function Compute, and that of Lambda. */
export { handleTimer as timer } from "./function-compute.ts";
export { handleSchedule as handler } from "./lambda.ts";
