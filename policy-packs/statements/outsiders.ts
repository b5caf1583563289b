/** Who outside is let in by a statement that names principals. */

import { parsePrefix } from "../../ipam/prefix.ts";
import { type Known, UNKNOWN } from "../control.ts";
import type { Condition, Principal, Statement } from "./document.ts";
import { isIdle } from "./grants.ts";
import { both, type Extent, either } from "./truth.ts";

/** Does the statement name everybody? NotPrincipal with Allow lets in everybody but a few. */
export function namesEverybody({ principals }: Statement): Extent {
  if (principals === undefined) return "all";
  const all = either(principals.names.map(({ kind, name }) => everybody(kind, name)));
  return principals.except ? (all === "all" ? "none" : "all") : all;
}

function everybody(kind: string, name: Known<string>): Extent {
  if (kind === "Service" || kind === "Federated") return "none";
  if (name === UNKNOWN) return UNKNOWN;
  // "Principal": a star in the place of the account number, too, is every account.
  return /^\*+$|^(arn:[^:]+:(iam|sts)|acs:ram)::\*:/.test(name) ? "all" : "none";
}

/**
 * Keys that a caller cannot choose, so that a fixed value keeps strangers out.
 * AWS: "The meaning of public", S3 user guide, and "AWS global condition context keys". Alibaba Cloud: "Block public
 * access", OSS user guide, and "Condition keys" of RAM. Referer and user agent are not here: whoever asks writes them.
 */
const BINDING_KEYS: ReadonlySet<string> = new Set([
  "aws:principalaccount",
  "aws:principalarn",
  "aws:principalorgid",
  "aws:principalorgpaths",
  "aws:sourceaccount",
  "aws:sourcearn",
  "aws:sourceip",
  "aws:sourceorgid",
  "aws:sourceorgpaths",
  "aws:sourceowner",
  "aws:sourcevpc",
  "aws:sourcevpcarn",
  "aws:sourcevpce",
  "aws:vpcsourceip",
  "aws:vpceaccount",
  "aws:vpceorgid",
  "aws:vpceorgpaths",
  "aws:userid",
  "elasticfilesystem:accessedviamounttarget",
  "kms:calleraccount",
  "lambda:eventsourcetoken",
  "s3:dataaccesspointaccount",
  "s3:dataaccesspointarn",
  "sts:externalid",
  "acs:accessid",
  "acs:principalarn",
  "acs:principalrdid",
  "acs:sourceip",
  "acs:sourceaccount",
  "acs:sourcearn",
  "acs:sourcevpc",
  "acs:sourcevpcid",
  "acs:vpcsourceip",
  "acs:vpceid",
]);

/** Wider than this is no named source. @clause 8.3.2-b */
const WIDEST = { ipv4: 8, ipv6: 32 };

/** Do the conditions of a statement keep strangers out? */
export function keepsStrangersOut({ conditions }: Statement): Extent {
  if (conditions === UNKNOWN) return UNKNOWN;
  return either(conditions.map(binds));
}

function binds(condition: Condition): Extent {
  const { operator, key, values } = condition;
  if (!BINDING_KEYS.has(key) || isIdle(condition) || /not|^null$/.test(operator)) return "none";
  if (values.length === 0) return "none";
  return both(
    values.map((value): Extent => {
      // An identifier of this deployment is a fixed one.
      if (value === UNKNOWN) return "all";
      if (operator === "ipaddress") return isNamedSource(value) ? "all" : "none";
      return /^[*?]+$|^(arn|acs):[*:]*$|:\*:\*:/.test(value) ? "none" : "all";
    }),
  );
}

function isNamedSource(text: string): boolean {
  try {
    const ipv6 = text.includes(":");
    const prefix = parsePrefix(text.includes("/") ? text : `${text}/${ipv6 ? 128 : 32}`);
    return prefix.length >= (ipv6 ? WIDEST.ipv6 : WIDEST.ipv4);
  } catch {
    return false;
  }
}

/** Is the statement an Allow for whoever asks? */
export function letsInStrangers(statement: Statement): Known<boolean> {
  if (statement.effect === "Deny") return false;
  const kept = keepsStrangersOut(statement);
  const extent = both([namesEverybody(statement), kept === "all" ? "none" : kept === "none" ? "all" : kept]);
  if (extent === "none") return false;
  return extent === UNKNOWN || statement.effect === UNKNOWN ? UNKNOWN : true;
}

/** Principals by the kind a statement gives them; none of an exception. */
export function named({ principals }: Statement): readonly Principal[] {
  return principals && !principals.except ? principals.names : [];
}
