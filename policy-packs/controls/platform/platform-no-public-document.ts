import { control } from "../../control.ts";
import { publicDocument } from "../../facts/platform.ts";
import { requireTrue } from "../../judgement.ts";
import { not } from "../../switches.ts";

export const platformNoPublicDocument = control({
  id: "platform-no-public-document",
  title: "Documents of the machine manager are not for everybody",
  clauses: ["8.3.2-b"],
  mlps: "8.1.4.2",
  severity: "high",
  packs: { baseline: "mandatory" },
  why: "A document says how your machines are administered, and sometimes with which password.",
  sameAs: ["CKV_AWS_303", "ssm_documents_set_as_public"],
  absent: {
    alicloud: "templates of OOS there belong to the account and are shared by no input of the provider",
  },
  fact: publicDocument,
  judge: (value) =>
    requireTrue(not(value), "who may read it", "every account may read it", "share it with named accounts"),
});
