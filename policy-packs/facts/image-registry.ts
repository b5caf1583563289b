import { type ResourceFact, type StackFact, type Subject, UNKNOWN } from "../control.ts";
import { resourceFact } from "../fact.ts";
import { allOf, anyOf, text } from "../reading.ts";
import { among, on, type Switch } from "../switches.ts";

const ECR = "aws:ecr/repository:Repository";
const ENTERPRISE = "alicloud:cr/registryEnterpriseInstance:RegistryEnterpriseInstance";

/** Are images encrypted by the key service? AES-256 of the storage where it is left out: typings of aws 7.48. */
export const imageKey: ResourceFact<Switch> = resourceFact("image-key", {
  [ECR]: among("encryptionConfigurations.encryptionType", ["KMS", "KMS_DSSE"]),
});

/** Does a tag keep naming the image that it named first? */
export const immutableTags: ResourceFact<Switch> = resourceFact("immutable-tags", {
  [ECR]: among("imageTagMutability", ["IMMUTABLE", "IMMUTABLE_WITH_EXCLUSION"]),
  "alicloud:cs/registryEnterpriseRepo:RegistryEnterpriseRepo": on("tagImmutability"),
});

/** May anybody pull the images? */
export const publicImages: ResourceFact<Switch> = resourceFact("public-images", {
  "aws:ecrpublic/repository:Repository": () => true,
  "alicloud:cr/repo:Repo": among("repoType", ["PUBLIC"]),
  "alicloud:cs/registryEnterpriseRepo:RegistryEnterpriseRepo": among("repoType", ["PUBLIC"]),
  [ECR]: () => false,
});

/** Are images looked through for known flaws when they arrive? */
export const imageScan: StackFact<Switch> = {
  name: "image-scan",
  scope: "stack",
  types: { aws: [ECR], alicloud: [ENTERPRISE] },
  read(stack) {
    const rules = stack.ofType("alicloud:cr/scanRule:ScanRule");
    const registry = stack.ofType("aws:ecr/registryScanningConfiguration:RegistryScanningConfiguration");
    const scanning = on("imageScanningConfiguration.scanOnPush");
    const scanned = anyOf(registry.map(({ props }) => anyRule(props.rules)));
    const engine = among("imageScanner", ["DISABLE"]);
    return [
      ...stack.ofType(ECR).map(
        (resource): Subject<Switch> => ({
          resource,
          fact: anyOf([scanning(resource.props, resource) ?? false, scanned]),
        }),
      ),
      ...stack.ofType(ENTERPRISE).map((resource): Subject<Switch> => {
        const own = rules.filter((rule) =>
          stack.referencedBy(rule, "instanceId", ENTERPRISE).includes(resource),
        );
        const off = engine(resource.props, resource) ?? false;
        const automatic = anyOf(
          own.map(({ props }) => {
            const trigger = text(props, "triggerType");
            return trigger === UNKNOWN ? UNKNOWN : trigger === "AUTO";
          }),
        );
        return { resource, fact: allOf([off === UNKNOWN ? UNKNOWN : !off, automatic]) };
      }),
    ];
  },
};

/** The scan of a whole registry: some rule scans on push or all the time. */
function anyRule(rules: unknown): Switch {
  if (rules === UNKNOWN) return UNKNOWN;
  if (!Array.isArray(rules)) return false;
  return anyOf(
    rules.map((rule) => {
      const frequency = text(rule, "scanFrequency");
      return frequency === UNKNOWN
        ? UNKNOWN
        : frequency === "SCAN_ON_PUSH" || frequency === "CONTINUOUS_SCAN";
    }),
  );
}
