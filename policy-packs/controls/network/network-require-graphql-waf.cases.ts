import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { networkRequireGraphqlWaf } from "./network-require-graphql-waf.ts";

const API = "aws:appsync/graphQLApi:GraphQLApi";
const association = (resourceArn: unknown) => ({
  name: "association",
  type: "aws:wafv2/webAclAssociation:WebAclAssociation",
  props: { resourceArn, webAclArn: "arn" },
});

export const cases: ControlCases = {
  control: networkRequireGraphqlWaf,
  aws: {
    pass: [example(API, { authenticationType: "AWS_IAM" }, association(ref("subject")))],
    fail: [example(API, { authenticationType: "API_KEY" })],
    unknown: [example(API, {}, association(UNKNOWN))],
    silent: [example(API, { visibility: "PRIVATE" })],
  },
};
