import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { networkNoOpenBalancerList } from "./network-no-open-balancer-list.ts";

const ENTRY = "alicloud:alb/aclEntryAttachment:AclEntryAttachment";

export const cases: ControlCases = {
  control: networkNoOpenBalancerList,
  alicloud: {
    pass: [
      example(ENTRY, { entry: "10.0.0.0/24" }),
      example(ENTRY, { entry: "203.0.113.0/24" }),
      example("alicloud:slb/acl:Acl", { entryLists: [{ entry: "10.0.0.0/8" }] }),
      example("alicloud:alb/acl:Acl", {}),
    ],
    fail: [
      example(ENTRY, { entry: "0.0.0.0/0" }),
      example("alicloud:slb/aclEntryAttachment:AclEntryAttachment", { entry: "::/0" }),
      example("alicloud:alb/acl:Acl", { aclEntries: [{ entry: "0.0.0.0/1" }, { entry: "128.0.0.0/1" }] }),
      example(ENTRY, { entries: [{ entry: "0.0.0.0/0" }] }),
    ],
    unknown: [example(ENTRY, { entry: UNKNOWN }), example("alicloud:slb/acl:Acl", { entryLists: UNKNOWN })],
  },
};
