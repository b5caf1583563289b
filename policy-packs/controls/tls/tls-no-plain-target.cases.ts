import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, type ResourceSpec, ref } from "../../testing.ts";
import { tlsNoPlainTarget } from "./tls-no-plain-target.ts";

const TG = "aws:lb/targetGroup:TargetGroup";
const SG = "alicloud:alb/serverGroup:ServerGroup";
const before = (protocol: unknown) => ({
  name: "listener",
  type: "aws:lb/listener:Listener",
  props: { protocol, defaultActions: [{ type: "forward", targetGroupArn: ref("subject") }] },
});
const handing = (protocol: unknown, defaultActions: unknown) => ({
  name: "listener",
  type: "aws:lb/listener:Listener",
  props: { protocol, defaultActions },
});
const aliBefore = (listenerProtocol: unknown) => ({
  name: "listener",
  type: "alicloud:alb/listener:Listener",
  props: {
    listenerProtocol,
    defaultActions: [
      {
        type: "ForwardGroup",
        forwardGroupConfig: { serverGroupTuples: [{ serverGroupId: ref("subject") }] },
      },
    ],
  },
});
/** A rule beside a listener of its own, which hands some requests to the group. */
const byRule = (protocol: unknown, actions: unknown, listenerArn: unknown = ref("front")) => [
  { name: "front", type: "aws:lb/listener:Listener", props: { protocol, defaultActions: [] } },
  { name: "rule", type: "aws:lb/listenerRule:ListenerRule", props: { listenerArn, actions } },
];
const toSubject = [{ type: "forward", forward: { targetGroups: [{ arn: ref("subject"), weight: 1 }] } }];
const aliByRule = (listenerProtocol: unknown, serverGroupId: unknown, listenerId: unknown = ref("front")) => [
  { name: "front", type: "alicloud:alb/listener:Listener", props: { listenerProtocol } },
  {
    name: "rule",
    type: "alicloud:alb/rule:Rule",
    props: {
      listenerId,
      ruleActions: [
        { order: 1, type: "ForwardGroup", forwardGroupConfig: { serverGroupTuples: [{ serverGroupId }] } },
      ],
    },
  },
];

/** A listener that sends every request to HTTPS, whatever group it has to name. */
const redirecting = (redirectConfig: unknown) => [
  aliBefore("HTTP"),
  {
    name: "to-https",
    type: "alicloud:alb/rule:Rule",
    props: {
      listenerId: ref("listener"),
      ruleConditions: [{ type: "Path", pathConfig: { values: ["/*"] } }],
      ruleActions: [{ order: 1, type: "Redirect", redirectConfig }],
    },
  },
];

export const cases: ControlCases = {
  control: tlsNoPlainTarget,
  aws: {
    pass: [
      example(TG, { protocol: "HTTPS" }),
      example(TG, { protocol: "TCP" }),
      example(TG, { targetType: "lambda" }),
      example(TG, { protocol: "HTTP" }, before("HTTPS")),
      example(TG, { protocol: "HTTP" }, ...byRule("HTTPS", toSubject)),
      example(
        "aws:alb/targetGroup:TargetGroup",
        { protocol: "HTTP" },
        byRule("HTTPS", [])[0] as ResourceSpec,
        {
          name: "rule",
          type: "aws:alb/listenerRule:ListenerRule",
          props: {
            listenerArn: ref("front"),
            actions: [{ type: "forward", targetGroupArn: ref("subject") }],
          },
        },
      ),
    ],
    fail: [
      example(TG, { protocol: "HTTP" }),
      example("aws:alb/targetGroup:TargetGroup", { protocol: "HTTP" }),
      example(TG, { protocol: "HTTP" }, before("HTTP")),
      example(TG, { protocol: "HTTP" }, handing("HTTP", UNKNOWN)),
      example(TG, { protocol: "HTTP" }, ...byRule("HTTP", toSubject)),
      example(TG, { protocol: "HTTP" }, ...byRule("HTTPS", [{ type: "redirect", redirect: UNKNOWN }])),
      example(TG, { protocol: "HTTP" }, ...byRule("HTTP", UNKNOWN)),
      // A redirection hands requests to nobody, wherever it leads.
      example(TG, { protocol: "HTTP" }, handing("HTTPS", [{ type: "redirect", redirect: UNKNOWN }])),
      example(
        TG,
        { protocol: "HTTP" },
        handing("HTTPS", [{ type: "forward", targetGroupArn: "arn:of:another" }]),
      ),
    ],
    unknown: [
      example(TG, { protocol: UNKNOWN }),
      example(TG, { protocol: "HTTP" }, before(UNKNOWN)),
      example(TG, { protocol: "HTTP" }, handing("HTTPS", UNKNOWN)),
      example(TG, { protocol: "HTTP" }, handing("HTTPS", [UNKNOWN])),
      example(TG, { protocol: "HTTP" }, handing("HTTPS", [{ type: UNKNOWN }])),
      example(TG, { protocol: "HTTP" }, handing("HTTPS", [{ type: "forward", targetGroupArn: UNKNOWN }])),
      example(TG, { protocol: "HTTP" }, handing(UNKNOWN, UNKNOWN)),
      example(TG, { protocol: "HTTP" }, ...byRule("HTTPS", UNKNOWN)),
      // Its listener stands in another stack, or is to come.
      example(TG, { protocol: "HTTP" }, ...byRule("HTTP", toSubject, "arn:of:another")),
      example(TG, { protocol: "HTTP" }, ...byRule("HTTP", toSubject, UNKNOWN)),
    ],
  },
  alicloud: {
    pass: [
      example(SG, { protocol: "HTTPS" }),
      example(SG, { protocol: "gRPC" }),
      example(SG, {}, aliBefore("HTTPS")),
      example(SG, {}, ...aliByRule("HTTPS", ref("subject"))),
      // No request comes to it.
      example(SG, {}, ...redirecting({ protocol: "HTTPS", port: "443", httpCode: "301" })),
    ],
    fail: [
      example(SG, {}),
      example(SG, { protocol: "HTTP" }, aliBefore("HTTP")),
      example(SG, {}, ...aliByRule("HTTP", ref("subject"))),
      example(SG, {}, ...aliByRule("HTTPS", "sgp-of-another")),
      // It leads to clear text again.
      example(SG, {}, ...redirecting({ protocol: "HTTP", port: "8080" })),
    ],
    unknown: [
      example(SG, { protocol: UNKNOWN }),
      example(SG, {}, aliBefore(UNKNOWN)),
      example(SG, {}, ...aliByRule("HTTPS", UNKNOWN)),
      example(SG, {}, ...aliByRule("HTTP", ref("subject"), "lsn-of-another")),
      example(
        SG,
        {},
        {
          name: "listener",
          type: "alicloud:alb/listener:Listener",
          props: {
            listenerProtocol: "HTTPS",
            defaultActions: [{ type: "ForwardGroup", forwardGroupConfig: { serverGroupTuples: [UNKNOWN] } }],
          },
        },
      ),
    ],
  },
};
