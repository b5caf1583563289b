/** Entry of Lambda, and the two of Function Compute. */
export { handlePost as post, handleStream as stream } from "./function-compute.ts";
export { handleSqs as handler } from "./lambda.ts";
