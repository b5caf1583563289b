import { expect, test } from "vitest";
import type { ResourceView } from "../control.ts";
import { stackView } from "../stack-view.ts";
import { hasAttached, listeners, loadBalancers } from "./load-balancer.ts";

const LB = "aws:lb/loadBalancer:LoadBalancer";

/** A resource of a state that records dependencies for the resource alone. */
function resource(name: string, type: string, props: object, ...dependencies: string[]): ResourceView {
  return {
    urn: name,
    name,
    type,
    custom: true,
    props: { ...props },
    id: `${name}-id`,
    dependencies,
    propertyDependencies: {},
    protect: false,
  };
}

const log = (zoneId: unknown, ...dependencies: string[]) =>
  resource("log", "aws:route53/queryLog:QueryLog", { zoneId }, ...dependencies);
const zone = resource("zone", "aws:route53/zone:Zone", {});
const attached = (...resources: ResourceView[]) =>
  hasAttached(stackView([zone, ...resources]), zone, "zoneId", "aws:route53/queryLog:QueryLog");

test("what an input names by another output is found by the dependency of the resource", () => {
  expect(attached(log("zone-zoneId", "zone"))).toBe(true);
  expect(attached(log("zone-id"))).toBe(true);
  expect(attached(log("zone-zoneId"))).toBe(false);
  expect(attached(log(undefined, "zone"))).toBe(false);
});

test("a listener of a gateway load balancer speaks no web protocol", () => {
  const balancer = resource("balancer", LB, { loadBalancerType: "gateway" });
  const listener = resource("listener", "aws:lb/listener:Listener", { loadBalancerArn: "balancer-id" });
  const stack = stackView([balancer, listener]);
  expect(listeners(stack).map(({ protocol }) => protocol)).toEqual(["GENEVE"]);
  expect(loadBalancers(stack).map(({ kind, public: open }) => [kind, open])).toEqual([["gateway", false]]);
});

test("a classic balancer speaks as its inline listeners say", () => {
  const classic = resource("classic", "aws:elb/loadBalancer:LoadBalancer", {
    listeners: [{ lbProtocol: "http", lbPort: 80 }, { lbPort: 25 }],
  });
  const [balancer] = loadBalancers(stackView([classic]));
  expect(balancer?.listeners.map(({ protocol, port }) => [protocol, port])).toEqual([
    ["HTTP", 80],
    ["TCP", 25],
  ]);
});
