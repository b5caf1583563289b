import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { networkRequireApiRequestValidation } from "./network-require-api-request-validation.ts";

const METHOD = "aws:apigateway/method:Method";

export const cases: ControlCases = {
  control: networkRequireApiRequestValidation,
  aws: {
    pass: [
      example(METHOD, { requestValidatorId: "v" }),
      example(
        METHOD,
        { requestValidatorId: ref("v") },
        { name: "v", type: "aws:apigateway/requestValidator:RequestValidator" },
      ),
    ],
    fail: [example(METHOD, {}), example(METHOD, { requestValidatorId: "" })],
    unknown: [example(METHOD, { requestValidatorId: UNKNOWN })],
  },
};
