import { type ResourceView, type StackView, UNKNOWN } from "../../control.ts";
import { ALL_PORTS, readPorts } from "../../ports.ts";
import { at, text } from "../../reading.ts";
import { linesOf } from "../doubtful-rules.ts";
import type { Acl, FilterRule } from "../model.ts";
import {
  FOREIGN_ACL,
  filterRule,
  inside,
  isNowhere,
  many,
  naming,
  nowhere,
  one,
  openRule,
  part,
  UNSURE_ACL,
} from "../stack-parts.ts";
import { ACL, SWITCH } from "./types.ts";

const SINGLE = "alicloud:vpc/vpcNetworkAclAttachment:VpcNetworkAclAttachment";
const SEVERAL = "alicloud:vpc/networkAclAttachment:NetworkAclAttachment";
const ENTRIES = "alicloud:vpc/networkAclEntries:NetworkAclEntries";

/** Three resources attach an ACL; the ACL itself is one of them. */
export function aclOf(vswitch: ResourceView, stack: StackView): string | undefined {
  const [single] = naming(stack, SINGLE, "resourceId", vswitch);
  if (single) return attached(single, stack);
  const holds = (it: ResourceView) => {
    const ids = many(it.props, "resources").map((resource) => at(resource, "resourceId"));
    return inside(stack, it, "resources", ids, SWITCH).includes(vswitch);
  };
  const several = stack.ofType(SEVERAL).find(holds);
  if (several) return attached(several, stack);
  const own = stack.ofType(ACL).find(holds);
  return own?.urn ?? (stack.once(attachesAny, attachesAny) ? UNSURE_ACL.id : undefined);
}

function attached(attachment: ResourceView, stack: StackView): string {
  const acl = one(stack, attachment, "networkAclId", ACL);
  return acl?.urn ?? (isNowhere(stack, attachment, "networkAclId") ? UNSURE_ACL : FOREIGN_ACL).id;
}

/** Is there an ACL whose vSwitches are to come? It may be that of any. */
function attachesAny(stack: StackView): boolean {
  const listing = [...stack.ofType(SEVERAL), ...stack.ofType(ACL)];
  return (
    nowhere(stack, SINGLE, "resourceId").length > 0 ||
    listing.some(
      (it) =>
        (it.propertyDependencies.resources ?? []).length === 0 &&
        many(it.props, "resources").some((resource) => at(resource, "resourceId") === UNKNOWN),
    )
  );
}

export function readAcls(stack: StackView): readonly Acl[] {
  return stack.ofType(ACL).map((acl) => {
    const [separate] = naming(stack, ENTRIES, "networkAclId", acl);
    return {
      ...part(acl),
      ingress: side(acl, "ingressAclEntries", separate, "ingresses", "sourceCidrIp"),
      egress: side(acl, "egressAclEntries", separate, "egresses", "destinationCidrIp"),
    };
  });
}

/** Entries are asked in the order they are written; an ACL without any lets everything through. */
function side(
  acl: ResourceView,
  own: string,
  separate: ResourceView | undefined,
  other: string,
  address: string,
): readonly FilterRule[] {
  const [from, input] = separate && at(separate.props, other) !== undefined ? [separate, other] : [acl, own];
  if (at(from.props, input) === undefined)
    return [openRule({ id: `${acl.urn} ${own}`, name: `default of ${acl.name}` })];
  return many(from.props, input).flatMap((entry, n) => aclRules(entry, from, input, n, at(entry, address)));
}

function aclRules(
  entry: unknown,
  of: ResourceView,
  input: string,
  n: number,
  address: unknown,
): readonly FilterRule[] {
  const policy = text(entry, "policy") ?? "accept";
  const name = text(entry, "networkAclEntryName");
  const ports = text(entry, "port") ?? "-1/-1";
  const id = `${of.urn} ${input} ${n}`;
  const own = { id, name: typeof name === "string" ? name : `${of.name} ${input} ${n + 1}` };
  const line = filterRule(own, of, {
    protocol: at(entry, "protocol"),
    ports: ports === UNKNOWN ? UNKNOWN : (readPorts(ports) ?? ALL_PORTS),
    addresses: [[input, address]],
  });
  const allow = policy === UNKNOWN ? UNKNOWN : policy !== "drop";
  return linesOf(line, { allow, order: n, span: [n, n] });
}
