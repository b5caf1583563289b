import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { platformRequireNotebookIsolation } from "./platform-require-notebook-isolation.ts";

const NOTEBOOK_INSTANCE = "aws:sagemaker/notebookInstance:NotebookInstance";

export const cases: ControlCases = {
  control: platformRequireNotebookIsolation,
  aws: {
    pass: [example(NOTEBOOK_INSTANCE, { directInternetAccess: "Disabled" })],
    fail: [example(NOTEBOOK_INSTANCE, {}), example(NOTEBOOK_INSTANCE, { directInternetAccess: "Enabled" })],
    unknown: [example(NOTEBOOK_INSTANCE, { directInternetAccess: UNKNOWN })],
  },
};
