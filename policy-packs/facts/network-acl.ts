import { type StackFact, type Subject, UNKNOWN } from "../control.ts";
import {
  ACL,
  ACL_RULE,
  type AclEntry,
  ALI_ACL,
  ALI_ENTRIES,
  aclEntries,
  DEFAULT_ACL,
} from "../views/network-acl.ts";
import type { IngressRule, Refusal } from "./ingress-rules.ts";

/** What network ACLs let in, each entry with what the entries asked before it refuse, at its writer. */
export const networkAcl: StackFact<readonly IngressRule[]> = {
  name: "network-acl",
  scope: "stack",
  types: { aws: [ACL, DEFAULT_ACL, ACL_RULE], alicloud: [ALI_ACL, ALI_ENTRIES] },
  read(stack) {
    const byWriter = new Map(
      stack.ofType(ACL, DEFAULT_ACL, ALI_ACL, ALI_ENTRIES).map((acl) => [acl, [] as IngressRule[]]),
    );
    for (const entries of aclEntries(stack).values()) {
      const before: Refusal[] = [];
      for (const entry of entries) {
        const own = byWriter.get(entry.writer) ?? [];
        byWriter.set(entry.writer, own);
        if (entry.allows !== false) own.push(permission(entry, before));
        if (entry.allows !== true) before.push(refusal(entry));
      }
    }
    return [...byWriter].map(([resource, fact]): Subject<readonly IngressRule[]> => ({ resource, fact }));
  },
};

function permission({ allows, traffic }: AclEntry, before: readonly Refusal[]): IngressRule {
  return { ...traffic, ports: allows === true ? traffic.ports : UNKNOWN, refused: [...before] };
}

function refusal({ allows, number, traffic }: AclEntry): Refusal {
  const { protocol, ports, sources, openEnded } = traffic;
  const certain =
    allows === false && number !== UNKNOWN && protocol !== UNKNOWN && ports !== UNKNOWN && !openEnded;
  return { protocol, ports, sources, certain };
}
