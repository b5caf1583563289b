/** `urn:pulumi:<stack>::<project>::<parent type$…$type>::<name>` */

export const STACK_TYPE = "pulumi:pulumi:Stack";

export interface UrnParts {
  readonly stack: string;
  readonly project: string;
  /** Types from the outermost parent inwards, joined by `$`. */
  readonly qualifiedType: string;
  readonly name: string;
}

export function parseUrn(urn: string): UrnParts {
  // A name may itself contain the separator; the three parts before it may not.
  const [head = "", project = "", qualifiedType = "", ...name] = urn.split("::");
  return { stack: head.slice("urn:pulumi:".length), project, qualifiedType, name: name.join("::") };
}

export function typeOf(urn: string): string {
  const { qualifiedType } = parseUrn(urn);
  return qualifiedType.slice(qualifiedType.lastIndexOf("$") + 1);
}

/** Children of the stack carry their own type alone; deeper ones their parents' as well. */
export function makeUrn(stack: string, project: string, parent: string, type: string, name: string): string {
  const above = parent === "" ? STACK_TYPE : parseUrn(parent).qualifiedType;
  return `urn:pulumi:${stack}::${project}::${above === STACK_TYPE ? type : `${above}$${type}`}::${name}`;
}

/** The type token of a provider's own resource: `pulumi:providers:aws`. */
export function isProviderType(type: string): boolean {
  return type.startsWith("pulumi:providers:");
}

/** `aws` of `aws:ec2/vpc:Vpc`. */
export function packageOf(type: string): string {
  return type.slice(0, type.indexOf(":") < 0 ? undefined : type.indexOf(":"));
}
