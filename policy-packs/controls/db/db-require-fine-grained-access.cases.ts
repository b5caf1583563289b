import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { dbRequireFineGrainedAccess } from "./db-require-fine-grained-access.ts";

const OPENSEARCH = "aws:opensearch/domain:Domain";
const ELASTICSEARCH = "aws:elasticsearch/domain:Domain";
const LEDGER = "aws:qldb/ledger:Ledger";

export const cases: ControlCases = {
  control: dbRequireFineGrainedAccess,
  aws: {
    pass: [
      example(OPENSEARCH, { advancedSecurityOptions: { enabled: true } }),
      example(ELASTICSEARCH, {
        advancedSecurityOptions: { enabled: true, internalUserDatabaseEnabled: false },
      }),
      example(ELASTICSEARCH, { advancedSecurityOptions: { internalUserDatabaseEnabled: true } }),
      example(LEDGER, { permissionsMode: "STANDARD" }),
    ],
    fail: [
      example(OPENSEARCH, {}),
      example(OPENSEARCH, {
        advancedSecurityOptions: { enabled: false, internalUserDatabaseEnabled: false },
      }),
      example(ELASTICSEARCH, {}),
      example(LEDGER, { permissionsMode: "ALLOW_ALL" }),
      example(LEDGER, {}),
    ],
    unknown: [
      example(OPENSEARCH, { advancedSecurityOptions: UNKNOWN }),
      example(LEDGER, { permissionsMode: UNKNOWN }),
    ],
  },
};
