import { control, UNKNOWN } from "../../control.ts";
import { cloudFunctions } from "../../facts/cloud-function.ts";
import { fail, notApplicable, pass, undecided } from "../../judgement.ts";
import { FUNCTION_COMPUTE_ENDS, hasEnded, LAMBDA_ENDS } from "../../versions.ts";

export const functionRequireSupportedRuntime = control({
  id: "function-require-supported-runtime",
  title: "Functions run on a runtime that is still mended",
  clauses: ["4.6.2-a", "11.4.3-b"],
  mlps: "8.1.10.5",
  severity: "medium",
  packs: { baseline: "mandatory" },
  why: "A runtime without support gets no mends, and one day the service refuses to deploy the function at all, mends of your own included.",
  sameAs: ["CKV_AWS_363", "AwsSolutions-L1", "awslambda_function_using_supported_runtimes"],
  fact: cloudFunctions,
  settings: {
    defaults: { endsAws: LAMBDA_ENDS, endsAlicloud: FUNCTION_COMPUTE_ENDS },
    schema: {
      endsAws: {
        type: "object",
        description:
          "last day of support by runtime of Lambda, YYYY-MM-DD; a runtime that is not named is supported",
      },
      endsAlicloud: {
        type: "object",
        description:
          "last day of support by runtime of Function Compute, YYYY-MM-DD; a runtime that is not named is supported",
      },
    },
  },
  judge({ cloud, runtime }, { settings, now }) {
    if (runtime === undefined) return notApplicable("it names no runtime");
    if (runtime === UNKNOWN) return undecided("its runtime is known only after deployment");
    const end = (cloud === "aws" ? settings.endsAws : settings.endsAlicloud)[runtime];
    return end !== undefined && hasEnded(end, now)
      ? fail(`runtime ${runtime} has had no support since ${end}`, "move to one that is supported")
      : pass;
  },
});
