import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { searchNoPublicAccess } from "./search-no-public-access.ts";

const OPENSEARCH = "aws:opensearch/domain:Domain";
const ELASTICSEARCH = "aws:elasticsearch/domain:Domain";
const ALI = "alicloud:elasticsearch/instance:Instance";

export const cases: ControlCases = {
  control: searchNoPublicAccess,
  aws: {
    pass: [
      example(
        OPENSEARCH,
        { vpcOptions: { subnetIds: [ref("a")] } },
        { name: "a", type: "aws:ec2/subnet:Subnet" },
      ),
      example(ELASTICSEARCH, { vpcOptions: { securityGroupIds: ["sg"] } }),
    ],
    fail: [example(OPENSEARCH, {}), example(OPENSEARCH, { vpcOptions: {} }), example(ELASTICSEARCH, {})],
    unknown: [example(OPENSEARCH, { vpcOptions: UNKNOWN })],
  },
  alicloud: {
    pass: [
      example(ALI, {}),
      example(ALI, { enablePublic: false, enableKibanaPublicNetwork: false }),
      example(ALI, { kibanaWhitelists: ["203.0.113.0/24"] }),
    ],
    fail: [
      example(ALI, { enablePublic: true }),
      example(ALI, { enableKibanaPublicNetwork: true }),
      example(ALI, { kibanaWhitelists: ["0.0.0.0/0"] }),
      example(ALI, { publicWhitelists: ["::/0"] }),
      example(ALI, { publicWhitelists: ["0.0.0.0/1"], kibanaWhitelists: ["128.0.0.0/1"] }),
    ],
    unknown: [
      example(ALI, { enablePublic: UNKNOWN }),
      example(ALI, { kibanaWhitelists: [UNKNOWN] }),
      example(ALI, { publicWhitelists: UNKNOWN }),
    ],
  },
};
