import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { tlsRequireBalancerRedirect } from "./tls-require-balancer-redirect.ts";

const LB = "aws:lb/loadBalancer:LoadBalancer";
const listener = (props: object, name = "listener") => ({
  name,
  type: "aws:lb/listener:Listener",
  props: { loadBalancerArn: ref("subject"), ...props },
});
const ali = (type: string, props: object) => ({
  name: "listener",
  type,
  props: { loadBalancerId: ref("subject"), ...props },
});

export const cases: ControlCases = {
  control: tlsRequireBalancerRedirect,
  aws: {
    pass: [
      example(LB, {}),
      example(LB, {}, listener({ protocol: "HTTPS", port: 443 })),
      example(
        LB,
        {},
        listener({
          protocol: "HTTP",
          port: 80,
          defaultActions: [
            { type: "redirect", redirect: { protocol: "HTTPS", port: "443", statusCode: "HTTP_301" } },
          ],
        }),
      ),
      example(LB, { loadBalancerType: "network" }, listener({ protocol: "TCP", port: 80 })),
    ],
    fail: [
      example(
        LB,
        {},
        listener({ protocol: "HTTP", port: 80, defaultActions: [{ type: "forward", targetGroupArn: "tg" }] }),
      ),
      example("aws:alb/loadBalancer:LoadBalancer", {}, listener({ protocol: "HTTP", port: 80 })),
      example(
        LB,
        {},
        listener({ protocol: "HTTPS", port: 443 }, "other"),
        listener({ protocol: "HTTP", port: 8080 }),
      ),
    ],
    unknown: [example(LB, {}, listener({ protocol: UNKNOWN }))],
  },
  alicloud: {
    pass: [
      example("alicloud:alb/loadBalancer:LoadBalancer", {}),
      example(
        "alicloud:slb/loadBalancer:LoadBalancer",
        {},
        ali("alicloud:slb/listener:Listener", { protocol: "http", listenerForward: "on" }),
      ),
      example(
        "alicloud:nlb/loadBalancer:LoadBalancer",
        {},
        ali("alicloud:nlb/listener:Listener", { listenerProtocol: "TCP" }),
      ),
    ],
    fail: [
      example(
        "alicloud:alb/loadBalancer:LoadBalancer",
        {},
        ali("alicloud:alb/listener:Listener", { listenerProtocol: "HTTP" }),
      ),
      example(
        "alicloud:slb/loadBalancer:LoadBalancer",
        {},
        ali("alicloud:slb/listener:Listener", { protocol: "http" }),
      ),
    ],
    unknown: [
      example(
        "alicloud:slb/loadBalancer:LoadBalancer",
        {},
        ali("alicloud:slb/listener:Listener", { protocol: UNKNOWN }),
      ),
    ],
  },
};
