import type { Dialect } from "./dialect.ts";

/** What a charge is to finance; each row is in exactly one of these. */
export const CLASSES = [
  "direct",
  "shared",
  "untagged",
  "untaggable",
  "credit",
  "tax",
  "unused-commitment",
  "marketplace",
] as const;

export type CostClass = (typeof CLASSES)[number];

/** Names under which a cloud publishes what it makes itself; anybody else's product is the marketplace's. */
const OWN_PUBLISHERS: readonly string[] = [
  "aws",
  "amazon",
  "alibaba cloud",
  "aliyun",
  "阿里云",
  "microsoft",
  "azure",
  "google",
  "oracle",
];

/**
 * What a charge is whatever its tags say; what is none of the rest is `direct`, or `untaggable` if it has no resource
 * that could carry a tag (a support fee, traffic of the whole account), which is another thing than one that was
 * forgotten.
 */
export function kindOf({ identifier }: Pick<Dialect, "identifier">): string {
  const publisher = `LOWER(${identifier("PublisherName")})`;
  const own = OWN_PUBLISHERS.map((name) => `${publisher} LIKE '${name}%'`).join(" OR ");
  const place = `${publisher} LIKE '%marketplace%'`;
  // A software house that bills its own product is both publisher and provider.
  const same = `COALESCE(${identifier("PublisherName")} = ${identifier("ServiceProviderName")}, FALSE)`;
  return [
    "CASE",
    `WHEN ${identifier("ChargeCategory")} = 'Tax' THEN 'tax'`,
    `WHEN ${identifier("ChargeCategory")} = 'Credit' THEN 'credit'`,
    `WHEN ${identifier("CommitmentDiscountStatus")} = 'Unused' OR ${identifier("CapacityReservationStatus")} = 'Unused' THEN 'unused-commitment'`,
    `WHEN ${identifier("PublisherName")} IS NOT NULL AND (${place} OR NOT (${own} OR ${same})) THEN 'marketplace'`,
    `WHEN ${identifier("ResourceId")} IS NULL THEN 'untaggable'`,
    "ELSE 'direct' END",
  ].join("\n    ");
}

/**
 * Class of a charge: its kind, and whether its keys are known.
 * @param missing condition: one of the asked tag keys has no value; undefined where none was asked
 */
export function classOf(kind: string, missing: string | undefined): string {
  if (missing === undefined) return `CASE ${kind} WHEN 'untaggable' THEN 'direct' ELSE ${kind} END`;
  return `CASE WHEN ${kind} = 'direct' AND (${missing}) THEN 'untagged' WHEN ${kind} = 'untaggable' AND NOT (${missing}) THEN 'direct' ELSE ${kind} END`;
}
