import { type ControlCases, example, ref } from "../../testing.ts";
import { platformRequireNotebookNetwork } from "./platform-require-notebook-network.ts";

const NOTEBOOK_INSTANCE = "aws:sagemaker/notebookInstance:NotebookInstance";

export const cases: ControlCases = {
  control: platformRequireNotebookNetwork,
  aws: {
    pass: [
      example(NOTEBOOK_INSTANCE, { subnetId: "subnet-1" }),
      example(
        NOTEBOOK_INSTANCE,
        { subnetId: ref("subnet") },
        { name: "subnet", type: "aws:ec2/subnet:Subnet" },
      ),
    ],
    fail: [example(NOTEBOOK_INSTANCE, {}), example(NOTEBOOK_INSTANCE, { subnetId: "" })],
    unknown: [],
    decided: "an input that is given counts, whatever it will hold",
  },
};
