import { control, UNKNOWN } from "../../control.ts";
import { autoAccept } from "../../facts/network-settings.ts";
import { requireTrue } from "../../judgement.ts";

export const networkNoAutoAcceptedAttachments = control({
  id: "network-no-auto-accepted-attachments",
  title: "Transit gateways take no networks of others by themselves",
  clauses: ["8.3.2-a"],
  mlps: "8.1.2.1",
  severity: "high",
  packs: { baseline: "mandatory" },
  why: "Any account it is shared with joins its network to yours without anybody agreeing.",
  sameAs: ["CKV_AWS_331"],
  absent: {
    alicloud: "a network of another account joins there only once its owner has granted it to the router",
  },
  fact: autoAccept,
  judge: (fact) =>
    requireTrue(
      fact === UNKNOWN ? UNKNOWN : !fact,
      "whether it takes attachments by itself",
      "takes attachments of other accounts by itself",
      'set autoAcceptSharedAttachments to "disable"',
    ),
});
