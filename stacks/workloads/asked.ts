import type { ComponentResourceOptions, Input } from "@pulumi/pulumi";
import type { BudgetRules } from "../../components/budget/index.ts";
import type { AlertRoute } from "../../components/chat-notifier/index.ts";
import type { EdgeRef } from "../../components/edge-shield/index.ts";
import type { FleetRef } from "../../components/iot/index.ts";
import type { KeyRef } from "../../components/keys/index.ts";
import type { SystemSite } from "../../components/system/index.ts";
import type { Allocation, Diagnostic, Path, Source } from "../../ipam/index.ts";
import type { EstateNetwork } from "../estate.ts";
import type { GovernedAccount } from "../governance/account.ts";
import type { EstateDocument } from "../schema.ts";

/** What a section of `workloads:` is planned from: the file, the plan, and the accounts that were found sound. */
export interface WorkloadScope {
  readonly document: EstateDocument;
  readonly source: Source;
  readonly allocation: Allocation;
  /** By name. */
  readonly accounts: Readonly<Record<string, GovernedAccount>>;
  /** By name; those that were found sound. */
  readonly networks: Readonly<Record<string, EstateNetwork>>;
  /** Budgets, rates and spellings of the file that `costs:` names. */
  readonly rules?: BudgetRules;
}

/** What components take from each other: as planned in a check, where ids are empty, and as made in a deployment. */
export interface WorkloadLinks {
  /** A network as a workload finds it: subnets, groups and prefixes of each tier, keys, route. */
  readonly site: (network: string) => SystemSite;
  /** Key of a domain in a region of an account (by name). */
  readonly key: (account: string, region: string, domain: string) => KeyRef;
  /** Alibaba Cloud: KMS instance of the keys there. */
  readonly kmsInstance: (account: string, region: string) => string | undefined;
  /** Where alerts of a region go; undefined where nobody is told. */
  readonly route: (account: string, region: string) => AlertRoute | undefined;
  /** {@link edgeKey} → what stands before entries from the internet there; a deployment fills it in as it goes. */
  readonly edges: Map<string, EdgeRef>;
  /** AWS: name in `store-links.hubs` → its transit gateway; a deployment fills it in as it goes. */
  readonly hubs: Map<string, HubRef>;
  /** Name in `iot` → its fleet, for whoever judges readings; a deployment fills it in as it goes. */
  readonly fleets: Map<string, FleetRef>;
}

/** A hub of stores, as a link to the other cloud finds it. */
export interface HubRef {
  readonly id: Input<string>;
  /** Network → its attachment to the hub. */
  readonly attachments: Readonly<Record<string, Input<string>>>;
  /** Segment, or `to-<network>` → route table of the hub. */
  readonly tables: Readonly<Record<string, Input<string>>>;
}

/** An account (by name) and a region, as one text. */
export function edgeKey(account: string, region: string): string {
  return `${account} ${region}`;
}

/** Parent and provider for an account (by name) and region; on AWS a resource names its region itself. */
export type At = (account: string, region: string) => ComponentResourceOptions;

/** One component that the estate asks for. */
export interface Asked {
  /** Name of the component, for good. */
  readonly name: string;
  /** Where the file asks for it. */
  readonly at: Path;
  /** Made before the systems, which take it from the links. */
  readonly first?: true;
  /** Where the file says what a fault of the component's arguments is about; below `at`, step by step, if left out. */
  readonly place?: (path: string) => Path;
  /** @throws BadInput with the component's own faults; nothing is made */
  readonly layout: (links: WorkloadLinks) => unknown;
  readonly build: (links: WorkloadLinks, at: At) => void;
}

/** How a section of `workloads:` becomes components. */
export interface GroupKind<Section> {
  /** Names that lead nowhere; while there are any, nothing of the section is planned. */
  readonly references?: (section: Section, scope: WorkloadScope) => readonly Diagnostic[];
  readonly plan: (section: Section, scope: WorkloadScope) => readonly Asked[];
}
