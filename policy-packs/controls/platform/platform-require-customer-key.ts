import { control } from "../../control.ts";
import { platformKey } from "../../facts/platform-keys.ts";
import { requireTrue } from "../../judgement.ts";

export const platformRequireCustomerKey = control({
  id: "platform-require-customer-key",
  title: "Managed services keep their work under a customer key",
  clauses: ["8.3.3-b", "8.3.3-c"],
  mlps: "8.1.4.8",
  severity: "medium",
  packs: { baseline: "disabled", strict: "advisory", payment: "mandatory" },
  why: "What a service works on is a copy of your data. Under the service's own key it can be read by whoever may use the service.",
  sameAs: [
    "CKV_AWS_22",
    "CKV_AWS_187",
    "CKV_AWS_98",
    "CKV_AWS_147",
    "CKV_AWS_180",
    "CKV_AWS_199",
    "CKV_AWS_200",
    "CKV_AWS_219",
    "CKV_AWS_221",
    "CKV_AWS_262",
    "CKV_AWS_263",
    "CKV_AWS_264",
    "CKV_AWS_267",
    "CKV_AWS_269",
    "CKV_AWS_270",
    "CKV_AWS_297",
    "CKV_AWS_367",
    "CKV_AWS_372",
    "CKV_AWS_373",
    "CKV_AWS_381",
    "AwsSolutions-CB4",
    "AwsSolutions-SM2",
    "SageMakerNotebookInstanceKMSKeyConfigured",
    "SageMakerEndpointConfigurationKMSKeyConfigured",
    "sagemaker_notebook_instance_encryption_enabled",
  ],
  fact: platformKey,
  judge: (value) =>
    requireTrue(
      value,
      "which key encrypts it",
      "not encrypted with a customer key",
      "name a key of your own from the key service",
    ),
});
