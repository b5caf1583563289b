import { REGIONS } from "../../ipam/index.ts";
import { Faults } from "../faults.ts";
import type { PlannedPolicy, PolicyDocument } from "../policy-document.ts";
import type { Tags } from "../tagging/contract.ts";
import { tagText } from "../tagging/layout.ts";
import { alicloudGuardrails } from "./alicloud-guardrails.ts";
import { awsGuardrails } from "./aws-guardrails.ts";
import { checkOrganization } from "./check.ts";
import { GUARDRAILS, type NewAccountArgs, type OrganizationArgs } from "./contract.ts";
import { LIMITS } from "./limits.ts";

export type Cloud = "aws" | "alicloud";

/** Every decision about an organisation, as plain data: the leaves only translate it. */
export interface OrganizationLayout {
  readonly create: boolean;
  readonly rootId: string | undefined;
  /** Parents before their children. */
  readonly units: readonly { readonly key: string; readonly parent: string | undefined }[];
  readonly newAccounts: Readonly<Record<string, NewAccountArgs>>;
  readonly guardrails: readonly PlannedGuardrail[];
  readonly tagPolicies: readonly { readonly key: string; readonly content: string }[];
  /** Where tag policies hang. */
  readonly targets: readonly string[];
  readonly securityAccount: string | undefined;
  readonly regions: readonly string[];
  /** AWS: whether members' root users can be switched off and stood in for from here. */
  readonly centralRoot: boolean;
  readonly waivers: Tags;
  readonly policies: readonly PlannedPolicy[];
}

export interface PlannedGuardrail {
  readonly key: string;
  readonly document: PolicyDocument;
  /** Where it hangs: `root`, the key of a folder or a new account, or the id of another. */
  readonly targets: readonly string[];
}

/**
 * Arguments → layout.
 * @throws BadInput with every fault of the arguments at once, before any resource exists.
 */
export function layoutOrganization(name: string, cloud: Cloud, args: OrganizationArgs): OrganizationLayout {
  const faults = new Faults(`organization "${name}"`);
  checkOrganization(faults, cloud, args);
  faults.throwIfAny();
  const wanted = new Set(GUARDRAILS.filter((guardrail) => args.without?.[guardrail] === undefined));
  const documents =
    cloud === "aws"
      ? awsGuardrails(args, wanted)
      : alicloudGuardrails(
          { regions: args.regions, allRegions: REGIONS.alicloud, deployers: args.deployers ?? [] },
          wanted,
        );
  const targets = args.targets ?? ["root"];
  const guardrails = [
    ...Object.entries(documents).map(([key, document]) => ({ key, document, targets })),
    ...Object.entries(args.guards ?? {}).map(([key, { account, document }]) => ({
      key: `guard-${key}`,
      document,
      targets: [account],
    })),
  ];
  checkSizes(faults, cloud, guardrails);
  faults.throwIfAny();
  return {
    create: args.root === "create",
    rootId: args.root === "create" ? undefined : args.root.existing.rootId,
    units: inOrder(args.units ?? {}),
    newAccounts: args.newAccounts ?? {},
    guardrails,
    tagPolicies: Object.entries(args.tagPolicies ?? {}).map(([key, document]) => ({
      key,
      content: JSON.stringify(document),
    })),
    targets,
    securityAccount: args.securityAccount,
    regions: args.regions,
    centralRoot: cloud === "aws" && wanted.has("root") && !/^(?:cn|us-gov)-/.test(args.region),
    waivers: waivers(args),
    policies: guardrails.map(({ key, document }) => ({
      key,
      kind: cloud === "aws" ? "scp" : "control",
      document,
    })),
  };
}

/** Folders in the order in which they can be made; the check has refused circles. */
function inOrder(units: NonNullable<OrganizationArgs["units"]>): OrganizationLayout["units"] {
  const depth = (key: string): number => {
    const parent = units[key]?.parent;
    return parent === undefined ? 0 : 1 + depth(parent);
  };
  return Object.entries(units)
    .map(([key, { parent }]) => ({ key, parent, level: depth(key) }))
    .sort((one, other) => one.level - other.level)
    .map(({ key, parent }) => ({ key, parent }));
}

function waivers({ without = {} }: OrganizationArgs): Tags {
  return Object.fromEntries(
    Object.entries(without).map(([guardrail, { reason, owner }]) => [
      `waiver-guardrail-${guardrail}`,
      tagText(`${reason} - ${owner}`),
    ]),
  );
}

function checkSizes(faults: Faults, cloud: Cloud, guardrails: OrganizationLayout["guardrails"]): void {
  const { characters } = LIMITS[cloud];
  for (const { key, document } of guardrails) {
    const size = JSON.stringify(document).length;
    if (size <= characters) continue;
    const hint = `keep it under ${characters}: name fewer regions`;
    faults.add("organization.size", key, `${size} characters`, "is too long a guardrail", hint);
  }
}
