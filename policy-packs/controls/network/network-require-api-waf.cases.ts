import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { networkRequireApiWaf } from "./network-require-api-waf.ts";

const STAGE = "aws:apigateway/stage:Stage";
const api = (types: unknown) => ({
  name: "api",
  type: "aws:apigateway/restApi:RestApi",
  props: { endpointConfiguration: { types } },
});
const association = (resourceArn: unknown) => ({
  name: "association",
  type: "aws:wafv2/webAclAssociation:WebAclAssociation",
  props: { resourceArn, webAclArn: "arn" },
});

export const cases: ControlCases = {
  control: networkRequireApiWaf,
  aws: {
    pass: [example(STAGE, { restApi: ref("api") }, api(["REGIONAL"]), association(ref("subject")))],
    fail: [
      example(STAGE, { restApi: ref("api") }, api(["REGIONAL"])),
      example(STAGE, { restApi: ref("api") }, api(["EDGE"])),
      example(
        STAGE,
        { restApi: ref("api") },
        { name: "api", type: "aws:apigateway/restApi:RestApi", props: {} },
      ),
    ],
    unknown: [
      example(STAGE, { restApi: ref("api") }, api(["REGIONAL"]), association(UNKNOWN)),
      example(STAGE, { restApi: ref("api") }, api([UNKNOWN])),
      example(STAGE, { restApi: ref("api") }, api(UNKNOWN)),
    ],
    silent: [example(STAGE, { restApi: ref("api") }, api(["PRIVATE"])), example(STAGE, { restApi: "abc" })],
  },
};
