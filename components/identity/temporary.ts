import type { Tags } from "../tagging/contract.ts";
import { tagText } from "../tagging/layout.ts";
import type { IdentityArgs } from "./contract.ts";
import { utc, utcDay } from "./instant.ts";
import type { Cloud, PolicyWriter } from "./policy-writer.ts";
import { type PlannedRole, roleName } from "./roles.ts";

/** A role a row: who asked, who approved and when it ends stand in its tags, for the review. @clause 1.2.6-b */
export function elevatedRoles(
  cloud: Cloud,
  args: IdentityArgs,
  writer: PolicyWriter,
): readonly PlannedRole[] {
  const people = args.people?.account ?? args.account;
  return Object.entries(args.elevations ?? {}).map(([key, { who, role, from, until, reason, approvers }]) => {
    const window = { from: utc(from), until: utc(until) };
    const bastion = role === "dba" ? args.bastion : undefined;
    const tags: Tags = {
      "elevation-reason": tagText(reason),
      "elevation-approvers": tagText(`${approvers.departmentHead} - ${approvers.security}`),
      "elevation-until": window.until,
      expiry: utcDay(until),
    };
    return {
      key: `elevated-${key}`,
      name: roleName(cloud, `elevated-${key}`),
      // No date: RAM makes a policy anew whose description changes, and the name is taken by then.
      description: `${role} for a time, see the tags`,
      hours: 1,
      trust: writer.peopleTrust(people, role, { who, window, ...(bastion === undefined ? {} : { bastion }) }),
      may: writer.dutyWithin(role, window, bastion),
      grants: {},
      bound: true,
      tags,
    };
  });
}

/** @clause 1.2.6-c */
export function thirdPartyRoles(
  cloud: Cloud,
  args: IdentityArgs,
  writer: PolicyWriter,
): readonly PlannedRole[] {
  return Object.entries(args.thirdParties ?? {}).map(([key, firm]) => {
    const window = { until: utc(firm.until) };
    return {
      key: `third-party-${key}`,
      name: roleName(cloud, `third-party-${key}`),
      // The firm's name stands in a tag: IAM takes Latin letters alone in a description.
      description: `${firm.role} for ${key}, to the end of the project`,
      hours: 1,
      trust: writer.partnerTrust(firm.account, firm.externalId, window),
      may: writer.dutyWithin(firm.role, window),
      grants: {},
      bound: true,
      tags: {
        "third-party": tagText(firm.company),
        agreement: tagText(firm.agreement),
        owner: tagText(firm.owner),
        expiry: utcDay(firm.until),
      },
    };
  });
}
