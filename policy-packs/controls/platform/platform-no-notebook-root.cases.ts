import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { platformNoNotebookRoot } from "./platform-no-notebook-root.ts";

const NOTEBOOK_INSTANCE = "aws:sagemaker/notebookInstance:NotebookInstance";

export const cases: ControlCases = {
  control: platformNoNotebookRoot,
  aws: {
    pass: [example(NOTEBOOK_INSTANCE, { rootAccess: "Disabled" })],
    fail: [example(NOTEBOOK_INSTANCE, {}), example(NOTEBOOK_INSTANCE, { rootAccess: "Enabled" })],
    unknown: [example(NOTEBOOK_INSTANCE, { rootAccess: UNKNOWN })],
  },
};
