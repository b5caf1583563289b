import type { Input, Output } from "@pulumi/pulumi";
import type { MetricTarget } from "../alarms/contract.ts";
import type { AlertRoute } from "../chat-notifier/contract.ts";
import type { Deletion } from "../component.ts";
import type { KeyRef } from "../keys/contract.ts";
import type { Environment, Tags } from "../tagging/contract.ts";

/**
 * Saved configurations of routers, switches, firewalls and servers, in one account and region: a versioned, encrypted
 * store with a copy 50 km away, roles that can put a device's own files and nothing else, and an alarm for each device
 * that was silent for a day. @clause 1.7.1-a @clause 1.7.1-b
 */
export interface ConfigBackupArgs {
  readonly account: string;
  readonly region: string;
  readonly environment: Environment;
  readonly tags: Tags;
  /** Who uploads, by a name that is kept for good; each device belongs to one. */
  readonly collectors: Readonly<Record<string, CollectorArgs>>;
  /** Who reads them to restore: name → why. Policies to attach. @clause 1.7.4-a */
  readonly readers: Readonly<Record<string, string>>;
  /** Encrypts the files. It serves s3 on AWS, oss on Alibaba Cloud. */
  readonly key: KeyRef;
  /** Region of the second copy, at least 50 km away. @clause 1.7.3-a @clause 1.7.3-d */
  readonly offSite: string;
  /** A key of that region. */
  readonly offSiteKey: KeyRef;
  /**
   * Alibaba Cloud: where Log Service keeps the real-time access log of OSS. Default: the project and store that OSS
   * makes itself, `oss-log-<account>-<region>` and `oss-log-store`.
   */
  readonly accessLog?: { readonly project: Input<string>; readonly store: Input<string> };
  /**
   * Alibaba Cloud: who hears within 30 minutes of silent devices. On AWS `alarms` tells, of `alarmTargets`.
   * @clause 1.7.5-a
   */
  readonly route?: AlertRoute;
  readonly deletion?: Deletion;
}

/** A program that fetches configurations from devices, or a device that uploads its own. */
export interface CollectorArgs {
  readonly purpose: string;
  /**
   * Who takes the role of upload: ARN of a role of this account. On AWS also `{ certificates }`: the ARN of a trust
   * anchor of IAM Roles Anywhere, whose certificate bears the collector's name.
   */
  readonly takenBy: string | { readonly certificates: string };
  /** Device, as file names have it → what it is. */
  readonly devices: Readonly<Record<string, DeviceArgs>>;
}

export const DEVICE_KINDS = ["network-core", "security", "server"] as const;

export type DeviceKind = (typeof DEVICE_KINDS)[number];

export interface DeviceArgs {
  readonly kind: DeviceKind;
  /** Servers: of a core system, and so kept a year. */
  readonly core?: boolean;
}

export interface ConfigBackupOutputs {
  /** Retention → name of its bucket. */
  readonly bucketNames: Readonly<Record<string, Output<string>>>;
  /** Collector → role that it takes: ARN. */
  readonly uploadRoles: Readonly<Record<string, Output<string>>>;
  /** Reader → policy to attach: ARN, or name. */
  readonly access: Readonly<Record<string, Output<string>>>;
  /** AWS: what `alarms` watches: silent devices, and copies that fail. */
  readonly alarmTargets: Readonly<Record<string, MetricTarget>>;
}
