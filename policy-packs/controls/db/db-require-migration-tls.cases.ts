import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { dbRequireMigrationTls } from "./db-require-migration-tls.ts";

const ENDPOINT = "aws:dms/endpoint:Endpoint";
const aurora = { endpointType: "source", engineName: "aurora" };

export const cases: ControlCases = {
  control: dbRequireMigrationTls,
  aws: {
    pass: [
      example(ENDPOINT, { ...aurora, sslMode: "require" }),
      example(ENDPOINT, { ...aurora, endpointType: "target", sslMode: "verify-full" }),
      example(ENDPOINT, { endpointType: "source", engineName: "redshift", sslMode: "verify-ca" }),
    ],
    fail: [
      example(ENDPOINT, aurora),
      example(ENDPOINT, { ...aurora, sslMode: "none" }),
      example(ENDPOINT, { endpointType: "target", engineName: "aurora" }),
      example(ENDPOINT, { endpointType: "source", engineName: "redshift" }),
      example(ENDPOINT, { endpointType: "target", engineName: "azuredb" }),
    ],
    unknown: [
      example(ENDPOINT, { ...aurora, sslMode: UNKNOWN }),
      example(ENDPOINT, { endpointType: "source", engineName: UNKNOWN }),
      example(ENDPOINT, { endpointType: UNKNOWN, engineName: "aurora" }),
    ],
    silent: [
      example(ENDPOINT, { endpointType: "source", engineName: "s3" }),
      example(ENDPOINT, { endpointType: "target", engineName: "redshift" }),
      example(ENDPOINT, { endpointType: "target", engineName: "kafka" }),
      example(ENDPOINT, { endpointType: "other", engineName: "aurora" }),
    ],
  },
};
