import type * as lambda from "./lambda.ts";

/** Two entries of Function Compute. */
export { handlePost as post, handleStream as stream } from "./function-compute.ts";

/** Entry of Lambda. Loaded when it is called: Function Compute has no SDK of AWS, and would not even start. */
export const handler: typeof lambda.handleSqs = async (event, context) => {
  const { handleSqs } = await import("./lambda.ts");
  return handleSqs(event, context);
};
