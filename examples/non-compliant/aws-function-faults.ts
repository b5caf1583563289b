import * as aws from "@pulumi/aws";
import { lambda } from "./aws-service-parts.ts";
import { type Fault, planter } from "./fault.ts";

const plant = planter("aws");

const withEnvironment: aws.lambda.FunctionArgs = {
  ...lambda,
  environment: { variables: { TABLE: "orders" } },
};

/** What functions can be left without where a system needs more than the baseline asks. */
export const awsFunctionFaults: readonly Fault[] = [
  plant("function-require-code-signing", aws.lambda.Function, {
    compliant: lambda,
    broken: { codeSigningConfigArn: "" },
  }),
  plant("function-require-concurrency-limit", aws.lambda.Function, {
    compliant: lambda,
    broken: { reservedConcurrentExecutions: -1 },
  }),
  plant("function-require-dead-letter", aws.lambda.Function, {
    compliant: lambda,
    broken: { deadLetterConfig: undefined },
  }),
  plant("function-require-environment-key", aws.lambda.Function, {
    compliant: withEnvironment,
    broken: { kmsKeyArn: "" },
  }),
  plant("function-require-network", aws.lambda.Function, {
    compliant: lambda,
    broken: { vpcConfig: undefined },
  }),
  plant("function-require-tracing", aws.lambda.Function, {
    compliant: lambda,
    broken: { tracingConfig: undefined },
  }),
];
