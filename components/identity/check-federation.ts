import type { Faults } from "../faults.ts";
import { checkAccount, checkKey, rolesOf } from "./check-fields.ts";
import type { CiArgs, IdentityArgs } from "./contract.ts";
import { CLOUDSSO_REGIONS } from "./limits.ts";
import type { Cloud } from "./policy-writer.ts";
import { ROLES } from "./roles.ts";

const REPOSITORY = /^[\w.-]+(?:\/[\w.-]+)+$/;
const REF = /^[\w./@-]+$/;
const ISSUER = /^https:\/\/[a-z0-9.-]+(?::\d+)?(?:\/[\w.-]+)*$/;

/** @clause 8.3.1-a */
export function checkCi(faults: Faults, cloud: Cloud, { ci }: IdentityArgs): void {
  if (ci === undefined) return;
  const add = (key: keyof CiArgs, value: unknown, message: string, hint: string): void =>
    faults.add("identity.ci", `ci.${key}`, value, message, hint);
  if (typeof ci.host === "object" && !ISSUER.test(ci.host.issuer)) {
    add("host", ci.host.issuer, "is no issuer", "write its https address without a slash at the end");
  }
  if (!REPOSITORY.test(ci.repository)) {
    add("repository", ci.repository, "is no repository", "write organisation/repository, no wildcard");
  }
  if (!REF.test(ci.branch)) {
    add(
      "branch",
      ci.branch,
      "is no branch",
      "name the one protected branch, no wildcard: whoever pushes to it deploys",
    );
  }
  if (ci.environment !== undefined && !REF.test(ci.environment)) {
    add("environment", ci.environment, "is no environment", "name one, no wildcard");
  }
  if (ci.subjects !== undefined && /[*?]/.test(ci.subjects.deploy)) {
    add(
      "subjects",
      ci.subjects.deploy,
      "lets more than one branch deploy",
      "write the whole subject of the protected branch",
    );
  }
  if (ci.subjects !== undefined && ci.subjects.preview === ci.subjects.deploy) {
    add("subjects", ci.subjects.preview, "is the same for both", "a pull request may never deploy");
  }
  if (typeof ci.host === "object" && ci.subjects === undefined) {
    add(
      "subjects",
      undefined,
      "is missing",
      "say what tokens of this issuer name themselves, for previews and for the branch",
    );
  }
  if (ci.state !== undefined && !/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(ci.state.bucket)) {
    add("state", ci.state.bucket, "is no name of a bucket", "write the name alone, without s3:// or oss://");
  }
  const key = ci.state?.key;
  if (key !== undefined && !(cloud === "aws" ? /^arn:[a-z-]+:kms:/ : /:kms:/).test(key)) {
    add("state", key, "is no key", "write the ARN of the key");
  }
  for (const [index, thumbprint] of (ci.thumbprints ?? []).entries()) {
    if (/^[0-9A-Fa-f]{40}$/.test(thumbprint)) continue;
    const hint = "write the 40 hexadecimal digits of the authority's SHA-1 fingerprint, no colons";
    faults.add("identity.ci", `ci.thumbprints[${index}]`, thumbprint, "is no fingerprint", hint);
  }
  if (cloud === "alicloud" && (ci.thumbprints ?? []).length === 0) {
    const hint = "the RAM console shows it for the issuer; openssl s_client -showcerts gives it as well";
    add("thumbprints", undefined, "is missing: RAM checks the issuer's certificate by it", hint);
  }
}

const INSTANCE = {
  aws: {
    form: /^arn:[a-z-]+:sso:::instance\/(?:sso)?ins-[0-9a-f]{16}$/,
    example: "arn:…:sso:::instance/ssoins-…",
  },
  alicloud: { form: /^d-[a-z0-9]+$/, example: "d-00fc2p61****" },
} as const;

/** @clause 1.2.5-a @clause 1.2.1-a */
export function checkSso(faults: Faults, cloud: Cloud, args: IdentityArgs): void {
  const { sso } = args;
  if (sso === undefined) return;
  const { form, example } = INSTANCE[cloud];
  if (!form.test(sso.instance)) {
    faults.add("identity.sso", "sso.instance", sso.instance, "is no identity centre", `write ${example}`);
  }
  if (cloud === "alicloud" && !CLOUDSSO_REGIONS.some((region) => region === args.region)) {
    const hint = `administer it from an account whose home region is ${CLOUDSSO_REGIONS.join(" or ")}`;
    faults.add("identity.sso", "sso", args.region, "is not reached from this region", hint);
  }
  const roles: readonly string[] = rolesOf(args);
  const held = new Map<string, { readonly key: string; readonly role: keyof typeof ROLES }[]>();
  for (const [key, { role, group, accounts }] of Object.entries(sso.assignments)) {
    const path = `sso.assignments.${key}`;
    checkKey(faults, path, key);
    if (!roles.includes(role)) {
      faults.add("identity.sso", `${path}.role`, role, "is no role of this account", "see without");
    }
    if (group.trim() === "") {
      faults.add(
        "identity.sso",
        `${path}.group`,
        group,
        "is empty",
        "write the id of a group, never of a person",
      );
    }
    if (accounts.length === 0) {
      faults.add(
        "identity.sso",
        `${path}.accounts`,
        accounts,
        "is empty",
        "name the accounts, or drop the row",
      );
    }
    for (const [index, account] of accounts.entries()) {
      checkAccount(faults, cloud, `${path}.accounts[${index}]`, account);
      const place = `${group} ${account}`;
      const others = held.get(place) ?? [];
      held.set(place, [...others, { key, role }]);
      const clash = others.find((other) => ROLES[role].conflicts.includes(other.role));
      if (clash !== undefined) {
        const message = `gives ${group} ${role} in ${account}, where ${clash.key} gives it ${clash.role}`;
        const hint = "conflicting duties go to different groups of different people [§1.2.1-a]";
        faults.add("identity.duties", `${path}.role`, role, message, hint);
      }
    }
  }
}
