import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { networkRequireCdnWaf } from "./network-require-cdn-waf.ts";

const CDN = "aws:cloudfront/distribution:Distribution";
const DCDN = "alicloud:dcdn/domain:Domain";
const waf = (domainName: unknown) => ({
  name: "waf",
  type: "alicloud:dcdn/wafDomain:WafDomain",
  props: { domainName },
});

export const cases: ControlCases = {
  control: networkRequireCdnWaf,
  aws: {
    pass: [
      example(CDN, { webAclId: "arn" }),
      example(CDN, { webAclId: ref("acl") }, { name: "acl", type: "aws:wafv2/webAcl:WebAcl" }),
    ],
    fail: [example(CDN, {}), example(CDN, { webAclId: "" })],
    unknown: [example(CDN, { webAclId: UNKNOWN })],
  },
  alicloud: {
    pass: [
      example(DCDN, { domainName: "www.mall.example" }, waf("www.mall.example")),
      example(
        DCDN,
        {},
        { ...waf(ref("subject")), type: "alicloud:dcdn/wafPolicyDomainAttachment:WafPolicyDomainAttachment" },
      ),
    ],
    fail: [
      example(DCDN, { domainName: "www.mall.example" }),
      example(DCDN, { domainName: "www.mall.example" }, waf("other.mall.example")),
    ],
    unknown: [
      example(DCDN, { domainName: "www.mall.example" }, waf(UNKNOWN)),
      example(DCDN, { domainName: UNKNOWN }, waf("www.mall.example")),
    ],
  },
};
