import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { identityRequireDifferentCharacters } from "./identity-require-different-characters.ts";

const ALI = "alicloud:ram/passwordPolicy:PasswordPolicy";

export const cases: ControlCases = {
  control: identityRequireDifferentCharacters,
  alicloud: {
    pass: [example(ALI, { minimumPasswordDifferentCharacter: 4 })],
    fail: [example(ALI, {}), example(ALI, { minimumPasswordDifferentCharacter: "3" })],
    unknown: [example(ALI, { minimumPasswordDifferentCharacter: UNKNOWN })],
    notApplicable: [example("alicloud:ram/accountPasswordPolicy:AccountPasswordPolicy", {})],
  },
};
