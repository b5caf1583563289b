import { control } from "../../control.ts";
import { exposureDefaults, exposureSchema, judgeEveryPort } from "../../exposure.ts";
import { networkAcl } from "../../facts/network-acl.ts";

export const networkNoOpenAclAllPorts = control({
  id: "network-no-open-acl-all-ports",
  title: "Network ACLs do not let everything in from the internet",
  clauses: ["8.3.2-b", "1.9.1-a"],
  mlps: "8.1.3.2",
  severity: "high",
  packs: { baseline: "mandatory" },
  why: "An ACL that lets everything in is none: one group opened by mistake is enough.",
  sameAs: ["CKV_AWS_352"],
  fact: networkAcl,
  settings: { defaults: exposureDefaults, schema: exposureSchema },
  judge: (rules, { settings }) =>
    judgeEveryPort(rules, settings, "allow the ports the tier needs, and deny the rest"),
});
