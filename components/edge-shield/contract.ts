import type { Input } from "@pulumi/pulumi";

/**
 * What stands before an entrance from the internet, as that entrance takes it. It is made first, so no entrance is
 * ever open without it. @clause 8.3.2-c
 */
export type EdgeRef = AwsEdgeRef | AlicloudEdgeRef;

export interface AwsEdgeRef {
  readonly provider: "aws";
  readonly region: string;
  /** Regional web ACL, to be associated with the balancer. */
  readonly webAclArn: Input<string>;
  readonly origin?: OriginSecret;
}

export interface AlicloudEdgeRef {
  readonly provider: "alicloud";
  readonly region: string;
  /** WAF 3.0 instance, whose default templates hold for every balancer of the edition with a firewall. */
  readonly instanceId: Input<string>;
  readonly origin?: OriginSecret;
}

/** Header by which the balancer knows the delivery network; whoever comes without it is refused. */
export interface OriginSecret {
  readonly header: string;
  /** A Pulumi secret. */
  readonly value: Input<string>;
}
