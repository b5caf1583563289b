import { type Known, type ResourceFact, UNKNOWN } from "../control.ts";
import { flag, given, integer, text } from "../reading.ts";

/** Does the key service replace the key material by itself, and how often? */
export interface KeyRotation {
  /** Only symmetric keys with material made by the service can be rotated by it. */
  readonly rotatable: Known<boolean>;
  readonly automatic: Known<boolean>;
  readonly days: Known<number>;
}

/** AWS rotates yearly unless told otherwise: kms.Key.rotationPeriodInDays, typings of aws 7.48. */
const AWS_DEFAULT_DAYS = 365;

export const keyRotation: ResourceFact<KeyRotation> = {
  name: "key-rotation",
  scope: "resource",
  types: { aws: ["aws:kms/key:Key"], alicloud: ["alicloud:kms/key:Key"] },
  read({ type, props }) {
    if (type.startsWith("aws:")) {
      const spec = text(props, "customerMasterKeySpec") ?? "SYMMETRIC_DEFAULT";
      const store = text(props, "customKeyStoreId");
      return {
        rotatable: spec === UNKNOWN ? UNKNOWN : spec === "SYMMETRIC_DEFAULT" && store === undefined,
        automatic: flag(props, "enableKeyRotation") ?? false,
        days: integer(props, "rotationPeriodInDays") ?? AWS_DEFAULT_DAYS,
      };
    }
    const spec = text(props, "keySpec") ?? "Aliyun_AES_256";
    const origin = text(props, "origin") ?? "Aliyun_KMS";
    // Keys of hardware instances are not rotated by the service (kms.Key.rotationInterval, typings of 3.108).
    const level = given(props, "dkmsInstanceId")
      ? (text(props, "protectionLevel") ?? "SOFTWARE")
      : "SOFTWARE";
    return {
      rotatable:
        spec === UNKNOWN || origin === UNKNOWN || level === UNKNOWN
          ? UNKNOWN
          : /AES|SM4/.test(spec) && origin === "Aliyun_KMS" && level === "SOFTWARE",
      automatic: flag(props, "automaticRotation") ?? false,
      days: intervalDays(text(props, "rotationInterval")),
    };
  },
};

const SECONDS = { d: 86_400, h: 3_600, m: 60, s: 1 } as const;

/** `365d`, `604800s` → days; the service's own default where nothing is written is a year. */
function intervalDays(interval: Known<string> | undefined): Known<number> {
  if (interval === UNKNOWN) return UNKNOWN;
  const found = /^(\d+)([dhms])$/.exec(interval ?? "365d");
  if (!found) return Number.POSITIVE_INFINITY;
  return (Number(found[1]) * SECONDS[found[2] as keyof typeof SECONDS]) / SECONDS.d;
}
