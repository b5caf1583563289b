import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { middlewareRequireTls } from "./middleware-require-tls.ts";

const CLUSTER = "aws:msk/cluster:Cluster";

export const cases: ControlCases = {
  control: middlewareRequireTls,
  aws: {
    pass: [
      example(CLUSTER, {}),
      example(CLUSTER, { encryptionInfo: { encryptionInTransit: { clientBroker: "TLS", inCluster: true } } }),
      example(CLUSTER, { encryptionInfo: { encryptionInTransit: {} } }),
    ],
    fail: [
      example(CLUSTER, { encryptionInfo: { encryptionInTransit: { clientBroker: "TLS_PLAINTEXT" } } }),
      example(CLUSTER, { encryptionInfo: { encryptionInTransit: { clientBroker: "PLAINTEXT" } } }),
      example(CLUSTER, {
        encryptionInfo: { encryptionInTransit: { clientBroker: "TLS", inCluster: false } },
      }),
    ],
    unknown: [
      example(CLUSTER, { encryptionInfo: UNKNOWN }),
      example(CLUSTER, { encryptionInfo: { encryptionInTransit: { clientBroker: UNKNOWN } } }),
    ],
  },
};
