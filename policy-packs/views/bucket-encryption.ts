/** The default encryption of buckets. */
import { isCustomerKey } from "../at-rest.ts";
import { type Known, type ResourceView, UNKNOWN } from "../control.ts";
import { at, text } from "../reading.ts";
import { type Bucket, block, settled } from "./bucket.ts";

export interface DefaultEncryption {
  /** Algorithm that is set; undefined where none is. */
  readonly algorithm: Known<string> | undefined;
  /** Whether the key is one that the account made and controls. */
  readonly customerKey: boolean;
}

const NONE: DefaultEncryption = { algorithm: undefined, customerKey: false };

export function defaultEncryption(bucket: Bucket): Known<DefaultEncryption> {
  if (bucket.cloud === "alicloud") {
    return settled(bucket, "encryption", {
      split: (props) => read(props),
      inline: (props) => given(at(props, "serverSideEncryptionRule")),
      absent: NONE,
    });
  }
  return settled(bucket, "encryption", {
    split: (props) => byDefault(at(props, "rules")),
    inline: (props) => inlineS3(block(props, "serverSideEncryptionConfiguration")),
    absent: NONE,
  });
}

function inlineS3(configuration: unknown): Known<DefaultEncryption> | undefined {
  if (configuration === undefined || configuration === UNKNOWN) return configuration;
  return byDefault(at(configuration, "rule") ?? at(configuration, "rules"));
}

function byDefault(rule: unknown): Known<DefaultEncryption> {
  const written =
    at(rule, "applyServerSideEncryptionByDefault") ?? at(rule, "applyServerSideEncryptionByDefaults");
  if (rule === UNKNOWN || written === UNKNOWN) return UNKNOWN;
  return written === undefined ? NONE : read(written);
}

function given(rule: unknown): Known<DefaultEncryption> | undefined {
  return rule === undefined || rule === UNKNOWN ? rule : read(rule);
}

function read(props: ResourceView["props"] | unknown): DefaultEncryption {
  return {
    algorithm: text(props, "sseAlgorithm"),
    customerKey: isCustomerKey(props, "kmsMasterKeyId"),
  };
}

/** Is it the key service that holds the key, and not the storage service itself? */
export function usesKeyService(found: Known<DefaultEncryption>): Known<boolean> {
  if (found === UNKNOWN || found.algorithm === UNKNOWN) return UNKNOWN;
  return found.algorithm !== undefined && /^(aws:kms(:dsse)?|KMS)$/.test(found.algorithm);
}

/** Is it a key of the account's own, in the key service? */
export function usesCustomerKey(found: Known<DefaultEncryption>): Known<boolean> {
  const kms = usesKeyService(found);
  return kms === true && found !== UNKNOWN ? found.customerKey : kms;
}
