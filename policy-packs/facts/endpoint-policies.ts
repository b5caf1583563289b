import { canonicalType } from "../aliases.ts";
import { type Cloud, type Known, type ResourceView, type StackFact, UNKNOWN } from "../control.ts";
import { given, text } from "../reading.ts";
import { readDocument } from "../statements/document.ts";
import type { PolicyDocument } from "./policy-documents.ts";

/** What may be reached through a private way to a service of the cloud. */
export interface EndpointPolicy {
  /** Undefined where it is left to the cloud, which lets everybody do everything. */
  readonly document: PolicyDocument | undefined;
  /** Does the way take a policy at all? */
  readonly takesPolicy: Known<boolean>;
}

const ENDPOINT = "aws:ec2/vpcEndpoint:VpcEndpoint";
const BESIDE = "aws:ec2/vpcEndpointPolicy:VpcEndpointPolicy";
const TYPES = {
  aws: [ENDPOINT],
  alicloud: ["alicloud:vpc/gatewayEndpoint:GatewayEndpoint"],
};

export const endpointPolicies: StackFact<EndpointPolicy> = {
  name: "endpoint-policies",
  scope: "stack",
  types: TYPES,
  read(stack) {
    const beside = new Map<ResourceView, unknown>();
    for (const policy of stack.ofType(BESIDE)) {
      for (const endpoint of stack.referencedBy(policy, "vpcEndpointId", ENDPOINT)) {
        beside.set(endpoint, policy.props.policy);
      }
    }
    return stack.ofType(...TYPES.aws, ...TYPES.alicloud).map((resource) => {
      const cloud: Cloud = canonicalType(resource.type).startsWith("aws:") ? "aws" : "alicloud";
      const input = cloud === "aws" ? "policy" : "policyDocument";
      const value =
        beside.get(resource) ?? (given(resource.props, input) ? resource.props[input] : undefined);
      return {
        resource,
        fact: {
          takesPolicy: takes(resource),
          document:
            value === undefined
              ? undefined
              : ({
                  label: "",
                  kind: "shared",
                  cloud,
                  document: readDocument(value, cloud, "either"),
                } as const),
        },
      };
    });
  },
};

/** "Endpoint types": ways to services of others and to appliances take no policy. */
function takes({ props }: ResourceView): Known<boolean> {
  const service = text(props, "serviceName");
  const kind = text(props, "vpcEndpointType");
  if (kind === "GatewayLoadBalancer") return false;
  if (service === UNKNOWN || kind === UNKNOWN) return UNKNOWN;
  return service === undefined || !service.includes(".vpce.");
}
