import { control } from "../../control.ts";
import { exposureDefaults, exposureSchema, judgePorts, type PortQuestion } from "../../exposure.ts";
import { networkAcl } from "../../facts/network-acl.ts";

const question: PortQuestion = {
  ports: [21],
  protocols: ["tcp"],
  what: "FTP",
  remedy: "allow the ports the tier needs from the tiers that use it, and deny the rest",
};
export const networkNoOpenAclFtp = control({
  id: "network-no-open-acl-ftp",
  title: "Network ACLs let no FTP in from the internet",
  clauses: ["8.3.2-b", "1.9.1-a"],
  mlps: "8.1.3.2",
  severity: "high",
  packs: { baseline: "mandatory" },
  why: "Where a group is opened by mistake, nothing else stands between the internet and the machine.",
  sameAs: ["CKV_AWS_229"],
  fact: networkAcl,
  settings: { defaults: exposureDefaults, schema: exposureSchema },
  judge: (rules, { settings }) => judgePorts(rules, question, settings),
});
