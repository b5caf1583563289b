import type * as lambda from "./lambda.ts";

/** Entry of Function Compute. */
export { handleTimer as timer } from "./function-compute.ts";

/** Entry of Lambda. Loaded when it is called: Function Compute has no SDK of AWS, and would not even start. */
export const handler: typeof lambda.handleSchedule = async (event, context) => {
  const { handleSchedule } = await import("./lambda.ts");
  return handleSchedule(event, context);
};
