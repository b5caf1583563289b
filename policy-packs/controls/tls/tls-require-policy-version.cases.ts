import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { tlsRequirePolicyVersion } from "./tls-require-policy-version.ts";

export const cases: ControlCases = {
  control: tlsRequirePolicyVersion,
  alicloud: {
    pass: [
      example("alicloud:slb/tlsCipherPolicy:TlsCipherPolicy", { tlsVersions: ["TLSv1.2"] }),
      example("alicloud:alb/securityPolicy:SecurityPolicy", { tlsVersions: ["TLSv1.3", "TLSv1.2"] }),
    ],
    fail: [
      example("alicloud:slb/tlsCipherPolicy:TlsCipherPolicy", { tlsVersions: ["TLSv1.2", "TLSv1.1"] }),
      example("alicloud:nlb/securityPolicy:SecurityPolicy", { tlsVersions: ["TLSv1.0"] }),
      example("alicloud:slb/tlsCipherPolicy:TlsCipherPolicy", { tlsVersions: ["TLSv1.0", UNKNOWN] }),
    ],
    unknown: [
      example("alicloud:slb/tlsCipherPolicy:TlsCipherPolicy", { tlsVersions: UNKNOWN }),
      example("alicloud:alb/securityPolicy:SecurityPolicy", { tlsVersions: ["TLSv1.2", UNKNOWN] }),
    ],
  },
};
