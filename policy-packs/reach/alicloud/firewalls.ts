import { type ResourceView, type StackView, UNKNOWN } from "../../control.ts";
import { ALL_PORTS, readPorts } from "../../ports.ts";
import { integer, text } from "../../reading.ts";
import type { FilterRule, Firewall } from "../model.ts";
import { filterRule, many, naming, openRule, part } from "../stack-parts.ts";

const POLICY = "alicloud:cloudfirewall/controlPolicy:ControlPolicy";
const ORDER = "alicloud:cloudfirewall/controlPolicyOrder:ControlPolicyOrder";
const BOOK = "alicloud:cloudfirewall/addressBook:AddressBook";
const BORDER = "cloud firewall at the internet border";
/** After every place in the list that a policy may have. */
const LAST = 1_000_000;
const DOUBT = "whether the border firewall is switched on for an address is set outside of this stack";

/** The firewall between the internet and public addresses, where the stack has policies for it. */
export function readFirewalls(stack: StackView): readonly Firewall[] {
  const policies = policiesOf(stack);
  if (policies.length === 0) return [];
  const rules = policies.map((policy, n) => readPolicy(policy, n, stack));
  // What no policy names is let through ("Access control policy overview", Cloud Firewall, of 2026-06-25).
  const rest = { ...openRule({ id: `${BORDER} default`, name: `default of the ${BORDER}` }), order: LAST };
  return [{ id: BORDER, name: BORDER, ingress: [...rules, rest] }];
}

/** For a public address: the firewall that may guard it. */
export function borderOf(stack: StackView): { readonly firewall?: string } {
  return policiesOf(stack).length > 0 ? { firewall: BORDER } : {};
}

function policiesOf(stack: StackView): readonly ResourceView[] {
  return stack
    .ofType(POLICY)
    .filter(({ props }) => text(props, "direction") !== "out" && text(props, "release") !== "false");
}

function readPolicy(policy: ResourceView, n: number, stack: StackView): FilterRule {
  const { props } = policy;
  const [order] = naming(stack, ORDER, "aclUuid", policy);
  const place = order ? integer(order.props, "order") : undefined;
  const action = text(props, "aclAction");
  const ports = text(props, "destPort");
  const range = ports === undefined || ports === "" || ports === "0/0" ? ALL_PORTS : readRange(ports);
  const named = text(props, "destPortType") === "group";
  const written = text(props, "sourceType") ?? "net";
  const rule = filterRule(part(policy), policy, {
    protocol: props.proto,
    ports: named ? UNKNOWN : range,
    addresses: sourcesOf(policy, written, stack).map((value) => ["source", value] as const),
    allow: action !== "drop",
    order: place === undefined || place === UNKNOWN ? n : place,
    ...(["net", "group"].includes(String(written))
      ? {}
      : { unsure: "sources of a policy are countries, not addresses" }),
  });
  const everywhere = /^(any|0\.0\.0\.0\/0|::\/0)$/i.test(String(text(props, "destination") ?? ""));
  return rule.allow && everywhere ? rule : { ...rule, doubt: DOUBT };
}

function readRange(ports: ReturnType<typeof text>) {
  return typeof ports === "string" ? (readPorts(ports) ?? ALL_PORTS) : UNKNOWN;
}

function sourcesOf(policy: ResourceView, kind: unknown, stack: StackView): readonly unknown[] {
  const source = text(policy.props, "source");
  if (kind !== "group") return [source];
  const book = stack.ofType(BOOK).find(({ props }) => text(props, "groupName") === source);
  return book ? many(book.props, "addressLists") : [UNKNOWN];
}
