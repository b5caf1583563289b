import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { tlsRequireHttpsListener } from "./tls-require-https-listener.ts";

const LISTENER = "aws:lb/listener:Listener";
const ALB = "alicloud:alb/listener:Listener";
const SLB = "alicloud:slb/listener:Listener";
const NLB = "alicloud:nlb/listener:Listener";
/** A rule of the listener that sends everything on. */
const rule = (protocol: unknown) => ({
  name: "rule",
  type: "alicloud:alb/rule:Rule",
  props: { listenerId: ref("subject"), ruleActions: [{ type: "Redirect", redirectConfig: { protocol } }] },
});

export const cases: ControlCases = {
  control: tlsRequireHttpsListener,
  aws: {
    pass: [
      example(LISTENER, { protocol: "HTTPS" }),
      example(LISTENER, { protocol: "TCP" }),
      example(LISTENER, { protocol: "TLS" }),
      example(LISTENER, {
        protocol: "HTTP",
        defaultActions: [
          { type: "redirect", redirect: { protocol: "HTTPS", port: "443", statusCode: "HTTP_301" } },
        ],
      }),
      example("aws:alb/listener:Listener", { protocol: "https" }),
    ],
    fail: [
      example(LISTENER, { protocol: "HTTP" }),
      example(LISTENER, { protocol: "http", defaultActions: [{ type: "forward", targetGroupArn: "tg" }] }),
      example(LISTENER, {}),
      example(LISTENER, {
        protocol: "HTTP",
        defaultActions: [{ type: "redirect", redirect: { port: "8080", statusCode: "HTTP_301" } }],
      }),
      example(LISTENER, {
        protocol: "HTTP",
        defaultActions: [{ type: "redirect", redirect: { protocol: "#{protocol}" } }],
      }),
      example("aws:alb/listener:Listener", { protocol: "HTTP" }),
    ],
    unknown: [
      example(LISTENER, { protocol: UNKNOWN }),
      example(LISTENER, { protocol: "HTTP", defaultActions: UNKNOWN }),
      example(LISTENER, { protocol: "HTTP", defaultActions: [{ type: UNKNOWN }] }),
      example(LISTENER, {
        protocol: "HTTP",
        defaultActions: [{ type: "redirect", redirect: { protocol: UNKNOWN } }],
      }),
    ],
  },
  alicloud: {
    pass: [
      example(ALB, { listenerProtocol: "HTTPS" }),
      example(ALB, { listenerProtocol: "QUIC" }),
      example(SLB, { protocol: "https" }),
      example(SLB, { protocol: "http", listenerForward: "on" }),
      example(SLB, { protocol: "tcp" }),
      example(NLB, { listenerProtocol: "TCPSSL" }),
      example(ALB, { listenerProtocol: "HTTP" }, rule("HTTPS")),
    ],
    fail: [
      example(ALB, { listenerProtocol: "HTTP" }),
      example(SLB, { protocol: "http" }),
      example(SLB, { protocol: "http", listenerForward: "off" }),
      example(ALB, { listenerProtocol: "HTTP" }, rule("HTTP")),
    ],
    unknown: [
      example(ALB, { listenerProtocol: UNKNOWN }),
      example(SLB, { protocol: "http", listenerForward: UNKNOWN }),
      example(ALB, { listenerProtocol: "HTTP" }, rule(UNKNOWN)),
    ],
  },
};
