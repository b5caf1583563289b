import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { containerRequireImageScan } from "./container-require-image-scan.ts";

const REPOSITORY = "aws:ecr/repository:Repository";
const REGISTRY_SCANNING_CONFIGURATION = "aws:ecr/registryScanningConfiguration:RegistryScanningConfiguration";
const REGISTRY_ENTERPRISE_INSTANCE = "alicloud:cr/registryEnterpriseInstance:RegistryEnterpriseInstance";
const SCAN_RULE = "alicloud:cr/scanRule:ScanRule";

export const cases: ControlCases = {
  control: containerRequireImageScan,
  aws: {
    pass: [
      example(REPOSITORY, { imageScanningConfiguration: { scanOnPush: true } }),
      example(
        REPOSITORY,
        {},
        {
          name: "registry",
          type: REGISTRY_SCANNING_CONFIGURATION,
          props: { scanType: "ENHANCED", rules: [{ scanFrequency: "CONTINUOUS_SCAN" }] },
        },
      ),
    ],
    fail: [
      example(REPOSITORY, {}),
      example(REPOSITORY, { imageScanningConfiguration: { scanOnPush: false } }),
      example(
        REPOSITORY,
        {},
        {
          name: "registry",
          type: REGISTRY_SCANNING_CONFIGURATION,
          props: { rules: [{ scanFrequency: "MANUAL" }] },
        },
      ),
    ],
    unknown: [
      example(REPOSITORY, { imageScanningConfiguration: UNKNOWN }),
      example(
        REPOSITORY,
        {},
        { name: "registry", type: REGISTRY_SCANNING_CONFIGURATION, props: { rules: UNKNOWN } },
      ),
    ],
  },
  alicloud: {
    pass: [
      example(
        REGISTRY_ENTERPRISE_INSTANCE,
        {},
        { name: "rule", type: SCAN_RULE, props: { instanceId: ref("subject"), triggerType: "AUTO" } },
      ),
    ],
    fail: [
      example(REGISTRY_ENTERPRISE_INSTANCE, {}),
      example(
        REGISTRY_ENTERPRISE_INSTANCE,
        { imageScanner: "DISABLE" },
        { name: "rule", type: SCAN_RULE, props: { instanceId: ref("subject"), triggerType: "AUTO" } },
      ),
      example(
        REGISTRY_ENTERPRISE_INSTANCE,
        {},
        { name: "rule", type: SCAN_RULE, props: { instanceId: ref("subject"), triggerType: "MANUAL" } },
      ),
    ],
    unknown: [
      example(
        REGISTRY_ENTERPRISE_INSTANCE,
        { imageScanner: UNKNOWN },
        { name: "rule", type: SCAN_RULE, props: { instanceId: ref("subject"), triggerType: "AUTO" } },
      ),
      example(
        REGISTRY_ENTERPRISE_INSTANCE,
        {},
        { name: "rule", type: SCAN_RULE, props: { instanceId: ref("subject"), triggerType: UNKNOWN } },
      ),
    ],
  },
};
