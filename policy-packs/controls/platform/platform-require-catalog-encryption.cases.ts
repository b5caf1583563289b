import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { platformRequireCatalogEncryption } from "./platform-require-catalog-encryption.ts";

const DATA_CATALOG_ENCRYPTION_SETTINGS =
  "aws:glue/dataCatalogEncryptionSettings:DataCatalogEncryptionSettings";

export const cases: ControlCases = {
  control: platformRequireCatalogEncryption,
  aws: {
    pass: [
      example(DATA_CATALOG_ENCRYPTION_SETTINGS, {
        dataCatalogEncryptionSettings: {
          encryptionAtRest: { catalogEncryptionMode: "SSE-KMS", sseAwsKmsKeyId: "k" },
          connectionPasswordEncryption: { returnConnectionPasswordEncrypted: true, awsKmsKeyId: "k" },
        },
      }),
    ],
    fail: [
      example(DATA_CATALOG_ENCRYPTION_SETTINGS, {}),
      example(DATA_CATALOG_ENCRYPTION_SETTINGS, {
        dataCatalogEncryptionSettings: {
          encryptionAtRest: { catalogEncryptionMode: "DISABLED" },
          connectionPasswordEncryption: { returnConnectionPasswordEncrypted: true, awsKmsKeyId: "k" },
        },
      }),
      example(DATA_CATALOG_ENCRYPTION_SETTINGS, {
        dataCatalogEncryptionSettings: {
          encryptionAtRest: { catalogEncryptionMode: "SSE-KMS" },
          connectionPasswordEncryption: { returnConnectionPasswordEncrypted: true, awsKmsKeyId: "k" },
        },
      }),
      example(DATA_CATALOG_ENCRYPTION_SETTINGS, {
        dataCatalogEncryptionSettings: {
          encryptionAtRest: { catalogEncryptionMode: "SSE-KMS", sseAwsKmsKeyId: "k" },
          connectionPasswordEncryption: { returnConnectionPasswordEncrypted: false, awsKmsKeyId: "k" },
        },
      }),
      example(DATA_CATALOG_ENCRYPTION_SETTINGS, {
        dataCatalogEncryptionSettings: {
          encryptionAtRest: { catalogEncryptionMode: "SSE-KMS", sseAwsKmsKeyId: "k" },
          connectionPasswordEncryption: { returnConnectionPasswordEncrypted: true },
        },
      }),
    ],
    unknown: [example(DATA_CATALOG_ENCRYPTION_SETTINGS, { dataCatalogEncryptionSettings: UNKNOWN })],
  },
};
