import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { searchRequireModernTls } from "./search-require-modern-tls.ts";

const OPENSEARCH = "aws:opensearch/domain:Domain";
const ELASTICSEARCH = "aws:elasticsearch/domain:Domain";
const CLOUDSEARCH = "aws:cloudsearch/domain:Domain";
const policy = (tlsSecurityPolicy: unknown) => ({ domainEndpointOptions: { tlsSecurityPolicy } });

export const cases: ControlCases = {
  control: searchRequireModernTls,
  aws: {
    pass: [
      example(OPENSEARCH, policy("Policy-Min-TLS-1-2-2019-07")),
      example(OPENSEARCH, policy("Policy-Min-TLS-1-2-PFS-2023-10")),
      example(ELASTICSEARCH, policy("Policy-Min-TLS-1-2-2019-07")),
      example(CLOUDSEARCH, { endpointOptions: { tlsSecurityPolicy: "Policy-Min-TLS-1-2-2019-07" } }),
    ],
    fail: [
      example(OPENSEARCH, {}),
      example(OPENSEARCH, policy("Policy-Min-TLS-1-0-2019-07")),
      example(ELASTICSEARCH, {}),
      example(CLOUDSEARCH, {}),
    ],
    unknown: [example(OPENSEARCH, policy(UNKNOWN)), example(CLOUDSEARCH, { endpointOptions: UNKNOWN })],
  },
};
