import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { identityNoGuests } from "./identity-no-guests.ts";

const AWS = "aws:cognito/identityPool:IdentityPool";

export const cases: ControlCases = {
  control: identityNoGuests,
  aws: {
    pass: [example(AWS, {}), example(AWS, { allowUnauthenticatedIdentities: false })],
    fail: [
      example(AWS, { allowUnauthenticatedIdentities: true }),
      example(AWS, { allowUnauthenticatedIdentities: "true" }),
    ],
    unknown: [example(AWS, { allowUnauthenticatedIdentities: UNKNOWN })],
  },
};
