import { canonicalType } from "../aliases.ts";
import {
  type Cloud,
  type Known,
  type ResourceView,
  type StackFact,
  type StackView,
  type Subject,
  UNKNOWN,
} from "../control.ts";
import { given } from "../reading.ts";
import { granting } from "../statements/grants.ts";
import { holders } from "../views/role.ts";

/** Software and the role that it runs under. */
export interface WorkloadRole {
  /** Has it a role at all? */
  readonly given: Known<boolean>;
  /** May the role do everything? Undefined for a role of another stack, which is judged there. */
  readonly admin: Known<boolean> | undefined;
}

/** Inputs that name the role of a workload. */
const WORKLOADS: Readonly<Record<string, readonly string[]>> = {
  "aws:ec2/instance:Instance": ["iamInstanceProfile"],
  "aws:lambda/function:Function": ["role"],
  "aws:ecs/taskDefinition:TaskDefinition": ["taskRoleArn"],
  "aws:sagemaker/notebookInstance:NotebookInstance": ["roleArn"],
  "aws:codebuild/project:Project": ["serviceRole"],
  "aws:glue/job:Job": ["roleArn"],
  "alicloud:ecs/instance:Instance": ["roleName"],
  "alicloud:fc/v3Function:V3Function": ["role"],
  "alicloud:eci/containerGroup:ContainerGroup": ["ramRoleName"],
  "alicloud:ess/scalingConfiguration:ScalingConfiguration": ["roleName"],
};

const ROLES = ["aws:iam/role:Role", "alicloud:ram/role:Role"];
const PROFILE = "aws:iam/instanceProfile:InstanceProfile";
const ADMIN = /(^|:policy\/)(AdministratorAccess|PowerUserAccess|AliyunRAMFullAccess|IAMFullAccess)$/;

const ofCloud = (cloud: Cloud, types: readonly string[]) =>
  types.filter((type) => type.startsWith(`${cloud}:`));

export const workloadRoles: StackFact<WorkloadRole> = {
  name: "workload-roles",
  scope: "stack",
  types: {
    aws: ofCloud("aws", Object.keys(WORKLOADS)),
    alicloud: ofCloud("alicloud", Object.keys(WORKLOADS)),
  },
  read: (stack) => read(stack, Object.keys(WORKLOADS)),
};

/** Machines alone: everything else cannot be made without a role, or needs none. */
export const machineRoles: StackFact<WorkloadRole> = {
  name: "machine-roles",
  scope: "stack",
  types: { aws: ["aws:ec2/instance:Instance"], alicloud: ["alicloud:ecs/instance:Instance"] },
  read: (stack) => read(stack, ["aws:ec2/instance:Instance", "alicloud:ecs/instance:Instance"]),
};

function read(stack: StackView, types: readonly string[]): readonly Subject<WorkloadRole>[] {
  const attached = attachments(stack);
  return stack.ofType(...types).map((resource) => {
    const beside = attached.get(resource) ?? [];
    const inputs = WORKLOADS[canonicalType(resource.type)] ?? [];
    const roles = [...inputs.flatMap((input) => rolesOf(stack, resource, input)), ...beside];
    const isGiven = inputs.some((input) => given(resource.props, input)) || attached.has(resource);
    return {
      resource,
      fact: {
        given: isGiven || (attached.has(undefined) ? UNKNOWN : false),
        admin: isGiven && roles.length === 0 ? elsewhere(resource, inputs) : mayAll(stack, roles),
      },
    };
  });
}

function elsewhere({ props }: ResourceView, inputs: readonly string[]): Known<boolean> | undefined {
  return inputs.some((input) => props[input] === UNKNOWN) ? UNKNOWN : undefined;
}

function rolesOf(stack: StackView, resource: ResourceView, input: string): readonly ResourceView[] {
  const profiles = stack.referencedBy(resource, input, PROFILE);
  return [
    ...stack.referencedBy(resource, input, ...ROLES),
    ...profiles.flatMap((profile) => stack.referencedBy(profile, "role", ...ROLES)),
  ];
}

/** Roles that are put on machines afterwards; under no machine those whose machine is unknown. */
function attachments(stack: StackView): ReadonlyMap<ResourceView | undefined, readonly ResourceView[]> {
  const found = new Map<ResourceView | undefined, ResourceView[]>();
  const kinds = [
    ["alicloud:ram/roleAttachment:RoleAttachment", "instanceIds", "roleName"],
    ["alicloud:ecs/ramRoleAttachment:RamRoleAttachment", "instanceId", "ramRoleName"],
  ] as const;
  for (const [type, machines, role] of kinds) {
    for (const attachment of stack.ofType(type)) {
      const roles = stack.referencedBy(attachment, role, ...ROLES);
      const named = stack.referencedBy(attachment, machines, "alicloud:ecs/instance:Instance");
      const open = named.length === 0 && attachment.props[machines] === UNKNOWN;
      for (const machine of open ? [undefined] : named) {
        found.set(machine, [...(found.get(machine) ?? []), ...roles]);
      }
      // A role of another stack is one all the same.
      for (const machine of named) if (roles.length === 0) found.set(machine, found.get(machine) ?? []);
    }
  }
  return found;
}

function mayAll(stack: StackView, roles: readonly ResourceView[]): Known<boolean> {
  const answers = roles.map((role): Known<boolean> => {
    const holder = holders(stack).get(role);
    if (holder === undefined) return false;
    if (holder.provided.some((policy) => policy !== UNKNOWN && ADMIN.test(policy))) return true;
    const open = holder.documents.some(({ document }) => document.status === "unknown");
    const statements = holder.documents.flatMap(({ document }) =>
      document.status === "read" ? document.statements : [],
    );
    const found = granting(statements, { cloud: holder.cloud, action: "*", resource: "*" });
    if (found !== undefined && found !== UNKNOWN) return true;
    return open || found === UNKNOWN || holder.provided.includes(UNKNOWN) ? UNKNOWN : false;
  });
  if (answers.includes(true)) return true;
  return answers.includes(UNKNOWN) ? UNKNOWN : false;
}
