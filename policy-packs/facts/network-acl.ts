import { type StackFact, type Subject, UNKNOWN } from "../control.ts";
import {
  ACL,
  ACL_RULE,
  type AclEntry,
  ALI_ACL,
  ALI_ENTRIES,
  DEFAULT_ACL,
  networkAcls,
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
    const acls = networkAcls(stack).map((acl) => ({ ...acl, refusing: acl.entries.filter(mayRefuse) }));
    for (const { unplaced, entries, refusing } of acls) {
      // What is in an ACL that nobody knows yet may be in this one.
      const perhaps = acls.filter((acl) => acl.unplaced || unplaced).flatMap((acl) => acl.refusing);
      const settled = unplaced ? [] : refusing;
      for (const entry of entries) {
        const own = byWriter.get(entry.writer) ?? [];
        byWriter.set(entry.writer, own);
        if (entry.allows !== false) own.push(permission(entry, settled, perhaps));
      }
    }
    return [...byWriter].map(([resource, fact]): Subject<readonly IngressRule[]> => ({ resource, fact }));
  },
};

function mayRefuse({ allows }: AclEntry): boolean {
  return allows !== true;
}

/** Refused is what entries of the same ACL refuse before, and what may turn out to be such an entry. */
function permission(
  entry: AclEntry,
  settled: readonly AclEntry[],
  perhaps: readonly AclEntry[],
): IngressRule {
  const { allows, traffic } = entry;
  const before = (other: AclEntry) => other !== entry && mayPrecede(other, entry);
  return {
    ...traffic,
    certain: allows === true,
    ports: allows === true ? traffic.ports : UNKNOWN,
    refused: [
      ...settled.filter(before).map((other) => refusal(other, isNumbered(other) && isNumbered(entry))),
      ...perhaps
        .filter((other) => before(other) && ofOneCloud(other, entry))
        .map((other) => refusal(other, false)),
    ],
  };
}

function ofOneCloud(a: AclEntry, b: AclEntry): boolean {
  return ALIBABA.has(a.writer.type) === ALIBABA.has(b.writer.type);
}
const ALIBABA: ReadonlySet<string> = new Set([ALI_ACL, ALI_ENTRIES]);

function isNumbered({ number }: AclEntry): boolean {
  return number !== UNKNOWN;
}

/** No ACL takes one number twice. */
function mayPrecede(other: AclEntry, { number }: AclEntry): boolean {
  return other.number === UNKNOWN || number === UNKNOWN || other.number < number;
}

function refusal({ allows, traffic }: AclEntry, before: boolean): Refusal {
  const { protocol, ports, sources, openEnded } = traffic;
  const certain = before && allows === false && protocol !== UNKNOWN && ports !== UNKNOWN && !openEnded;
  return { protocol, ports, sources, openEnded, certain };
}
