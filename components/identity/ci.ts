import { ramPrincipal } from "../partition/alicloud.ts";
import { dnsSuffix, requirePartition } from "../partition/aws.ts";
import type { CiArgs, IdentityArgs } from "./contract.ts";
import type { CiProvider, Cloud, Subject } from "./policy-writer.ts";

export interface CiLayout extends CiProvider {
  readonly thumbprints: readonly string[];
  readonly preview: Subject;
  readonly deploy: Subject;
}

const ISSUERS = {
  github: "https://token.actions.githubusercontent.com",
  gitlab: "https://gitlab.com",
} as const;

/**
 * What a host's tokens say of themselves.
 * GitHub ("OpenID Connect reference"): `repo:<repository>:pull_request`, `repo:<repository>:ref:refs/heads/<branch>`,
 * and `repo:<repository>:environment:<name>` where the job names an environment.
 * GitLab ("Connect to cloud services"): `project_path:<path>:ref_type:branch:ref:<branch>`; a merge request runs on its
 * source branch, so previews take any branch of the project and are held to reading by their role. Of a branch that
 * lost its protection the token says so (`ref_protected`), which AWS compares and Alibaba Cloud cannot.
 */
export function ciLayout(cloud: Cloud, { region }: IdentityArgs, ci: CiArgs): CiLayout {
  const url = typeof ci.host === "object" ? ci.host.issuer : ISSUERS[ci.host];
  return {
    name: "atrium-ci",
    url,
    audience: ci.audience ?? audience(cloud, region),
    thumbprints: ci.thumbprints ?? [],
    ...subjects(ci, cloud === "aws" && requirePartition(region) === "aws"),
  };
}

/** Compared by IAM outside China and GovCloud. */
const PROTECTED = { ref_protected: "true" } as const;

function audience(cloud: Cloud, region: string): string {
  return cloud === "aws" ? `sts.${dnsSuffix(requirePartition(region))}` : ramPrincipal("sts");
}

function subjects(
  { host, repository, branch, environment, subjects: own }: CiArgs,
  claims: boolean,
): {
  readonly preview: Subject;
  readonly deploy: Subject;
} {
  if (own !== undefined) {
    const pattern = /[*?]/.test(own.preview);
    return { preview: { text: own.preview, pattern }, deploy: { text: own.deploy, pattern: false } };
  }
  if (host === "gitlab") {
    const branches = `project_path:${repository}:ref_type:branch:ref:`;
    return {
      preview: { text: `${branches}*`, pattern: true },
      deploy: { text: `${branches}${branch}`, pattern: false, ...(claims ? { claims: PROTECTED } : {}) },
    };
  }
  const what = environment === undefined ? `ref:refs/heads/${branch}` : `environment:${environment}`;
  return {
    preview: { text: `repo:${repository}:pull_request`, pattern: false },
    deploy: { text: `repo:${repository}:${what}`, pattern: false },
  };
}
