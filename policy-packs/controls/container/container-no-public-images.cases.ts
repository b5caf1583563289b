import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { containerNoPublicImages } from "./container-no-public-images.ts";

const REPO = "alicloud:cr/repo:Repo";
const REGISTRY_ENTERPRISE_REPO = "alicloud:cs/registryEnterpriseRepo:RegistryEnterpriseRepo";

export const cases: ControlCases = {
  control: containerNoPublicImages,
  aws: {
    pass: [example("aws:ecr/repository:Repository", {})],
    fail: [example("aws:ecrpublic/repository:Repository", { repositoryName: "shop" })],
    unknown: [],
    decided: "an input that is given counts, whatever it will hold",
  },
  alicloud: {
    pass: [
      example(REPO, { repoType: "PRIVATE" }),
      example(REGISTRY_ENTERPRISE_REPO, { repoType: "PRIVATE" }),
    ],
    fail: [example(REPO, { repoType: "PUBLIC" }), example(REGISTRY_ENTERPRISE_REPO, { repoType: "PUBLIC" })],
    unknown: [example(REPO, { repoType: UNKNOWN })],
  },
};
