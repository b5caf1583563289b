import { type Known, UNKNOWN } from "../control.ts";
import type { Condition, Statement } from "./document.ts";
import { isIdle } from "./grants.ts";
import { named } from "./outsiders.ts";

/** Tokens of OpenID Connect; a SAML assertion is about a person, whom the directory assigns. */
export function isFederated(statement: Statement): boolean {
  return (
    statement.effect !== "Deny" &&
    named(statement).some(
      ({ kind, name }) => kind === "Federated" && (name === UNKNOWN || !/:saml-provider\//.test(name)),
    )
  );
}

/** A pool of Cognito names no subject: the pool itself is the audience. */
const COGNITO = "cognito-identity.amazonaws.com";

/** Does it take tokens of more than one repository, or of more than one branch where that is asked? */
export function isUnbound(statement: Statement, branch: boolean): Known<boolean> {
  const { conditions, effect } = statement;
  if (conditions === UNKNOWN) return UNKNOWN;
  const audience = named(statement).some(({ name }) => name === COGNITO);
  const key = audience
    ? /:aud$/
    : /:(sub|repository|repository_id|job_workflow_ref|project_path|project_id)$/;
  const bound = conditions
    .filter((condition) => key.test(condition.key))
    .map((condition) => binds(condition, { audience, branch }));
  if (bound.includes(true)) return false;
  return bound.includes(UNKNOWN) || effect === UNKNOWN ? UNKNOWN : true;
}

/** Claims that anybody's pipeline has: names of environments, branches and files are no one's own. */
const ANYBODYS = /^(workflow|environment|ref|context|head_ref|base_ref|event_name|actor)/;

/** Does it take tokens that name no owner at all, or one that strangers may call themselves? */
export function isForeign(statement: Statement): Known<boolean> {
  const { conditions, effect } = statement;
  if (conditions === UNKNOWN) return UNKNOWN;
  const audience = named(statement).some(({ name }) => name === COGNITO);
  const key = audience
    ? /:aud$/
    : /:(sub|repository|repository_id|repository_owner|repository_owner_id|job_workflow_ref|project_path|project_id|namespace_path)$/;
  const bound = conditions
    .filter((condition) => key.test(condition.key))
    .map(({ operator, values, ...rest }): Known<boolean> => {
      const compares = /^string(equals|equalsignorecase|like)$/.test(operator);
      if (!compares || isIdle({ operator, values, ...rest }) || values.length === 0) return false;
      if (values.some((value) => value !== UNKNOWN && !namesOwner(value, operator))) return false;
      return values.includes(UNKNOWN) ? UNKNOWN : true;
    });
  if (bound.includes(true)) return false;
  return bound.includes(UNKNOWN) || effect === UNKNOWN ? UNKNOWN : true;
}

/** The owner has to be fixed before the first star, and ended by its separator: `repo:mall*` is also `mall-evil`. */
function namesOwner(value: string, operator: string): boolean {
  if (value === "" || ANYBODYS.test(value)) return false;
  const fixed = operator === "stringlike" ? value.slice(0, value.search(/[*?]|$/)) : value;
  if (/^(repo|project_path|repository):/.test(value)) return /^[a-z_]+:[^:/]+\/./.test(`${fixed}*`);
  return fixed === value ? value !== "*" : /^[^:]+:[^:]+[:/]/.test(fixed) || /^[^:/]+\//.test(fixed);
}

interface Wanted {
  readonly audience: boolean;
  readonly branch: boolean;
}

function binds(condition: Condition, wanted: Wanted): Known<boolean> {
  const { operator, values } = condition;
  if (!/^string(equals|equalsignorecase|like)$/.test(operator) || isIdle(condition) || values.length === 0)
    return false;
  if (values.some((value) => value !== UNKNOWN && !isSubject(value, operator, wanted))) return false;
  return values.includes(UNKNOWN) ? UNKNOWN : true;
}

/** One repository of GitHub, or one project of GitLab and those who follow it. */
const REPOSITORY = /^(repo|project_path):[^:/]+\/[^:]+:/;

/** A star is fine behind a fixed repository; where a branch is wanted, behind a branch, environment or account. */
function isSubject(value: string, operator: string, { audience, branch }: Wanted): boolean {
  if (value === "" || value === "*") return false;
  if (operator !== "stringlike" || audience) return true;
  const fixed = value.slice(0, value.search(/[*?]|$/));
  if (fixed === value) return true;
  const narrow = /:(ref:(refs\/(heads|tags)\/)?[^:/]+|environment:[^:]+|serviceaccount:[^:]+:.*)/.test(fixed);
  return narrow || (!branch && REPOSITORY.test(fixed));
}
