import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
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

export const cases: ControlCases = {
  control: tlsNoPlainTarget,
  aws: {
    pass: [
      example(TG, { protocol: "HTTPS" }),
      example(TG, { protocol: "TCP" }),
      example(TG, { targetType: "lambda" }),
      example(TG, { protocol: "HTTP" }, before("HTTPS")),
    ],
    fail: [
      example(TG, { protocol: "HTTP" }),
      example("aws:alb/targetGroup:TargetGroup", { protocol: "HTTP" }),
      example(TG, { protocol: "HTTP" }, before("HTTP")),
      example(TG, { protocol: "HTTP" }, handing("HTTP", UNKNOWN)),
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
    ],
  },
  alicloud: {
    pass: [
      example(SG, { protocol: "HTTPS" }),
      example(SG, { protocol: "gRPC" }),
      example(SG, {}, aliBefore("HTTPS")),
    ],
    fail: [example(SG, {}), example(SG, { protocol: "HTTP" }, aliBefore("HTTP"))],
    unknown: [
      example(SG, { protocol: UNKNOWN }),
      example(SG, {}, aliBefore(UNKNOWN)),
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
