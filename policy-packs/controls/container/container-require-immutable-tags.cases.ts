import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { containerRequireImmutableTags } from "./container-require-immutable-tags.ts";

const REPOSITORY = "aws:ecr/repository:Repository";
const REGISTRY_ENTERPRISE_REPO = "alicloud:cs/registryEnterpriseRepo:RegistryEnterpriseRepo";

export const cases: ControlCases = {
  control: containerRequireImmutableTags,
  aws: {
    pass: [
      example(REPOSITORY, { imageTagMutability: "IMMUTABLE" }),
      example(REPOSITORY, { imageTagMutability: "IMMUTABLE_WITH_EXCLUSION" }),
    ],
    fail: [example(REPOSITORY, {}), example(REPOSITORY, { imageTagMutability: "MUTABLE" })],
    unknown: [example(REPOSITORY, { imageTagMutability: UNKNOWN })],
  },
  alicloud: {
    pass: [example(REGISTRY_ENTERPRISE_REPO, { tagImmutability: true })],
    fail: [
      example(REGISTRY_ENTERPRISE_REPO, {}),
      example(REGISTRY_ENTERPRISE_REPO, { tagImmutability: false }),
    ],
    unknown: [example(REGISTRY_ENTERPRISE_REPO, { tagImmutability: UNKNOWN })],
  },
};
