import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { logRequireCdnAccessLog } from "./log-require-cdn-access-log.ts";

const CDN = "aws:cloudfront/distribution:Distribution";
const ALI = "alicloud:cdn/domainNew:DomainNew";
const log = (domain: unknown) => ({
  name: "log",
  type: "alicloud:cdn/realTimeLogDelivery:RealTimeLogDelivery",
  props: { domain, project: "p", logstore: "s", slsRegion: "cn-hangzhou" },
});

export const cases: ControlCases = {
  control: logRequireCdnAccessLog,
  aws: {
    pass: [
      example(CDN, { loggingConfig: { bucket: "logs" } }),
      example(
        CDN,
        {},
        {
          name: "source",
          type: "aws:cloudwatch/logDeliverySource:LogDeliverySource",
          props: { resourceArn: ref("subject") },
        },
      ),
    ],
    fail: [
      example(CDN, {}),
      example(CDN, { loggingConfig: { prefix: "cdn" } }),
      example(
        CDN,
        {},
        { name: "other", type: CDN },
        {
          name: "source",
          type: "aws:cloudwatch/logDeliverySource:LogDeliverySource",
          props: { resourceArn: ref("other") },
        },
      ),
    ],
    unknown: [example(CDN, { loggingConfig: UNKNOWN })],
  },
  alicloud: {
    pass: [
      example(ALI, { domainName: "www.mall.example" }, log("www.mall.example")),
      example(ALI, {}, log(ref("subject"))),
    ],
    fail: [
      example(ALI, { domainName: "www.mall.example" }),
      example(ALI, { domainName: "www.mall.example" }, log("other.mall.example")),
      // The log is that of the other domain, whatever this one will be called.
      example(
        ALI,
        { domainName: UNKNOWN },
        { name: "other", type: ALI, props: { domainName: "www.mall.example" } },
        log("www.mall.example"),
      ),
    ],
    unknown: [example(ALI, {}, log(UNKNOWN)), example(ALI, { domainName: UNKNOWN }, log("www.mall.example"))],
  },
};
