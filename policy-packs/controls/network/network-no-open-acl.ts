import { control } from "../../control.ts";
import { exposureDefaults, exposureSchema, judgePorts } from "../../exposure.ts";
import { networkAcl } from "../../facts/network-acl.ts";

/** FTP data and control, SSH, Telnet, remote desktop. */
const question = {
  ports: [20, 21, 22, 23, 3389],
  protocols: ["tcp"],
  what: "administration",
  remedy: "allow the ports the tier needs from the tiers that use it, and deny the rest",
} as const;

export const networkNoOpenAcl = control({
  id: "network-no-open-acl",
  title: "Network ACLs let no administration in from the internet",
  clauses: ["8.3.2-b", "1.9.1-a"],
  severity: "high",
  packs: { baseline: "mandatory" },
  sameAs: ["CKV_AWS_229", "CKV_AWS_230", "CKV_AWS_231", "CKV_AWS_232", "CKV_AWS_352", "AwsSolutions-VPC3"],
  fact: networkAcl,
  settings: { defaults: exposureDefaults, schema: exposureSchema },
  judge: (rules, { settings }) => judgePorts(rules, question, settings),
});
