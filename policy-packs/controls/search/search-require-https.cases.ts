import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { searchRequireHttps } from "./search-require-https.ts";

const OPENSEARCH = "aws:opensearch/domain:Domain";
const ELASTICSEARCH = "aws:elasticsearch/domain:Domain";
const CLOUDSEARCH = "aws:cloudsearch/domain:Domain";
const ALI = "alicloud:elasticsearch/instance:Instance";

export const cases: ControlCases = {
  control: searchRequireHttps,
  aws: {
    pass: [
      example(OPENSEARCH, {}),
      example(OPENSEARCH, { domainEndpointOptions: { enforceHttps: true } }),
      example(ELASTICSEARCH, {}),
      example(CLOUDSEARCH, { endpointOptions: { enforceHttps: true } }),
    ],
    fail: [
      example(OPENSEARCH, { domainEndpointOptions: { enforceHttps: false } }),
      example(ELASTICSEARCH, { domainEndpointOptions: { enforceHttps: false } }),
      example(CLOUDSEARCH, {}),
      example(CLOUDSEARCH, { endpointOptions: { enforceHttps: false } }),
    ],
    unknown: [
      example(OPENSEARCH, { domainEndpointOptions: { enforceHttps: UNKNOWN } }),
      example(ELASTICSEARCH, { domainEndpointOptions: UNKNOWN }),
      example(CLOUDSEARCH, { endpointOptions: UNKNOWN }),
    ],
  },
  alicloud: {
    pass: [example(ALI, { protocol: "HTTPS" }), example(ALI, { protocol: "https" })],
    fail: [example(ALI, {}), example(ALI, { protocol: "HTTP" })],
    unknown: [example(ALI, { protocol: UNKNOWN })],
  },
};
