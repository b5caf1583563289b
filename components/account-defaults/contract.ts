import type { Output } from "@pulumi/pulumi";
import type { Deletion } from "../component.ts";
import type { KeyRef } from "../keys/contract.ts";
import type { Tags } from "../tagging/contract.ts";

/** What an account does by itself when nobody says otherwise; see the README for what each is on which cloud. */
export const SETTINGS = [
  "bucket-public-access",
  "default-vpc",
  "disk-encryption",
  "image-sharing",
  "metadata-service",
  "serial-console",
  "snapshot-sharing",
] as const;

export type Setting = (typeof SETTINGS)[number];

/** Those with a switch on Alibaba Cloud; the README names the nearest replacement of the others. */
export const ALICLOUD_SETTINGS = [
  "bucket-public-access",
  "disk-encryption",
] as const satisfies readonly Setting[];

/**
 * The secure defaults of one account in one region. What is the account's as a whole is set in its home region
 * only, so one instance a region in use is right.
 */
export interface AccountDefaultsArgs {
  /** AWS account (12 digits) or Alibaba Cloud account (16 digits). */
  readonly account: string;
  readonly region: string;
  /** The account's home region. */
  readonly home: string;
  readonly tags: Tags;
  /** Encrypts every disk that names no other; has to serve disks and scaling groups. @clause 8.3.3-b */
  readonly diskKey: KeyRef;
  /** AWS: encrypts the flow log of the default VPC; has to serve logs. Not needed where there is no default VPC. */
  readonly logKey?: KeyRef;
  /**
   * AWS: `empty` adopts the region's default VPC and lets nothing in or out of it; where there is none it would
   * be made. `none`: an account factory deleted it. Default: `empty`.
   */
  readonly defaultVpc?: "empty" | "none";
  /** AWS: how far metadata travels from an instance, 2 where containers ask for it. Default: 1. */
  readonly metadataHops?: 1 | 2;
  /**
   * AWS: shuts every internet gateway of the region, whatever routes say: for accounts that show nothing to the
   * internet. `ingress` lets answers to NAT gateways pass. Default: not set.
   */
  readonly internetGateways?: "shut" | "egress-only";
  /** Settings left as the cloud made them: who says so, and why. */
  readonly off?: Readonly<Partial<Record<Setting, OptOut>>>;
  /** Whether `pulumi destroy` takes the settings back; they stay by default. */
  readonly deletion?: Deletion;
}

export interface OptOut {
  readonly reason: string;
  readonly owner: string;
}

export interface AccountDefaultsOutputs {
  /** Setting → id of the resource that holds it; a setting of the account is there in its home region only. */
  readonly settings: Readonly<Partial<Record<Setting | "internet-gateways", Output<string>>>>;
  /** Setting → who left it off, and why. */
  readonly waived: Readonly<Partial<Record<Setting, string>>>;
}
