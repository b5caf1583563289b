import { z } from "zod";
import { ALERT_CENTRE } from "../../components/chat-notifier/index.ts";
import { GUARDRAILS, type OrganizationArgs } from "../../components/organization/index.ts";
import { alicloudCentres } from "../../components/threat-baseline/index.ts";
import { type Diagnostic, didYouMean, type Path, type Source } from "../../ipam/index.ts";
import { key, optOut, text } from "../texts.ts";
import { type GovernedAccount, realmOf } from "./account.ts";
import { stepsOf, withoutUndefined } from "./written.ts";

const cloud = z.strictObject({
  root: z
    .union([z.literal("create"), z.strictObject({ existing: z.strictObject({ rootId: z.string() }) })], {
      error: "write create, or { existing: { rootId: r-… } }",
    })
    .describe("the organisation (resource directory) that stands, or create"),
  units: z
    .record(key, z.strictObject({ parent: key.optional() }))
    .optional()
    .describe("folders"),
  newAccounts: z
    .record(
      key,
      z.strictObject({
        name: text,
        email: z.string().optional(),
        unit: key.optional(),
        tags: z.record(z.string(), z.string()).optional(),
      }),
    )
    .optional()
    .describe("accounts to be opened; write their ids into accounts: afterwards"),
  without: z.partialRecord(z.enum(GUARDRAILS), optOut).optional().describe("guardrails left out, and why"),
  deployers: z
    .array(z.string())
    .optional()
    .describe("ARNs of roles that deploy beside atrium-ci-deploy and assumeRole; * for any account"),
  targets: z
    .array(z.string())
    .min(1)
    .optional()
    .describe("root, folders, or names of accounts:; the root if left out"),
});

/** `governance.organization`: one organisation a cloud, in its account of purpose management. Optional. */
export const organizationSection = z.strictObject({ aws: cloud.optional(), alicloud: cloud.optional() });

export type OrganizationSection = z.infer<typeof organizationSection>;

type Accounts = Readonly<Record<string, GovernedAccount>>;

/**
 * What the management account asks of its component; undefined where the estate leaves the organisation alone.
 * @param tagPolicies as the tag plan writes them for this cloud
 * @param guards rules of single accounts that their components ask for
 * @param deployers roles that the program takes on in the members
 */
export function organizationArgs(
  account: GovernedAccount,
  section: OrganizationSection,
  accounts: Accounts,
  tagPolicies: OrganizationArgs["tagPolicies"] = {},
  guards: OrganizationArgs["guards"] = {},
  deployers: readonly string[] = [],
): OrganizationArgs | undefined {
  const written = section[account.provider];
  if (written === undefined || account.purpose !== "management") return undefined;
  const members = Object.values(accounts).filter(
    (each) => each.provider === account.provider && realmOf(each) === realmOf(account),
  );
  const security = members.find(({ purpose }) => purpose === "security");
  const { units, newAccounts, without, targets } = written;
  const hands = [...new Set([...deployers, ...(written.deployers ?? [])])];
  return {
    account: account.id,
    region: account.home,
    tags: account.tags,
    root: written.root,
    regions: [...new Set([account.home, ...members.flatMap(placesOf)])],
    ...(units && { units: mapped(units, (unit) => withoutUndefined(unit)) }),
    ...(newAccounts && { newAccounts: mapped(newAccounts, (each) => withoutUndefined(each)) }),
    ...(without && { without: withoutUndefined(without) }),
    ...(hands.length > 0 && { deployers: hands }),
    ...(targets && { targets: targets.map((target) => accounts[target]?.id ?? target) }),
    ...(security && { securityAccount: security.id }),
    ...(Object.keys(tagPolicies).length > 0 && { tagPolicies }),
    ...(Object.keys(guards).length > 0 && { guards }),
  };
}

/**
 * Where an account makes something. Services of Alibaba Cloud watch all regions from one and keep there what they
 * saw: shut by a guardrail, these would leave the account without its findings and alerts.
 */
function placesOf({ provider, regions }: GovernedAccount): readonly string[] {
  if (provider === "aws") return regions;
  const watched = regions.flatMap((region) => Object.values(alicloudCentres(region)));
  return [...regions, ...watched, ALERT_CENTRE];
}

/** An organisation without the account that it is made in, or a target that nothing is. */
export function organizationReferences(
  section: OrganizationSection,
  accounts: Accounts,
  source: Source,
): readonly Diagnostic[] {
  return (["aws", "alicloud"] as const).flatMap((provider) => {
    const written = section[provider];
    if (written === undefined) return [];
    const members = Object.values(accounts).filter((each) => each.provider === provider);
    const at: Path = ["governance", "organization", provider];
    const managed = members.some(({ purpose }) => purpose === "management");
    const names = [
      "root",
      ...Object.keys(written.units ?? {}),
      ...Object.keys(written.newAccounts ?? {}),
      ...members.map(({ name }) => name),
    ];
    return [
      ...(managed
        ? []
        : [
            source.fault(
              { path: at, on: "key" },
              {
                code: "estate.organization",
                message: "has no account to be made in",
                hint: `give one account of ${provider} purpose: management`,
              },
            ),
          ]),
      ...(written.targets ?? []).flatMap((target, index) =>
        names.includes(target)
          ? []
          : [
              source.fault(
                { path: [...at, "targets", index] },
                {
                  code: "estate.reference",
                  message: "is neither root, folder nor account",
                  hint: didYouMean(target, names, "target"),
                },
              ),
            ],
      ),
    ];
  });
}

/** Where the file says what a fault of the component's arguments is about. */
export function organizationPath(path: string, account: GovernedAccount): Path {
  const parts = stepsOf(path);
  const [first] = parts;
  if (first === "account" || first === "region" || first === "regions" || first === "tags") {
    return ["accounts", account.name, ...(first === "tags" ? parts : [])];
  }
  return ["governance", "organization", account.provider, ...parts];
}

function mapped<D, A>(rows: Readonly<Record<string, D>>, args: (row: D) => A): Readonly<Record<string, A>> {
  return Object.fromEntries(Object.entries(rows).map(([name, row]) => [name, args(row)]));
}
