import {
  type Cloud,
  type Known,
  type ResourceFact,
  type ResourceView,
  type StackFact,
  type StackView,
  type Subject,
  UNKNOWN,
} from "../control.ts";
import { resourceFact } from "../fact.ts";
import { allOf, flag, given, text } from "../reading.ts";
import { SECOND_FACTOR } from "../statements/condition.ts";
import { withEffect } from "../statements/decide.ts";
import type { Statement } from "../statements/document.ts";
import { holders, memberships, membershipTypes } from "../views/role.ts";
import { type Tags, tagsOf } from "./tags.ts";

/** Somebody who is written down in the account itself, and not in a directory. */
export interface User {
  /** As the cloud will call it, as far as that is known, and as the program does. */
  readonly names: readonly Known<string>[];
  /** Has it a password for the console? */
  readonly console: Known<boolean>;
  readonly inGroup: Known<boolean>;
}

const USERS: Readonly<Record<Cloud, readonly string[]>> = {
  aws: ["aws:iam/user:User"],
  alicloud: ["alicloud:ram/user:User"],
};

/** Console passwords, and the input that names their user. */
const PROFILES: Readonly<Record<string, string>> = {
  "aws:iam/userLoginProfile:UserLoginProfile": "user",
  "alicloud:ram/loginProfile:LoginProfile": "userName",
};

export const users: StackFact<User> = {
  name: "users",
  scope: "stack",
  types: USERS,
  read(stack) {
    const profiles = profilesOf(stack);
    const grouped = memberships(stack);
    const joining = stack.ofType(...membershipTypes);
    const looseGroups = mayBe(joining, ["users", "user", "userNames", "userName"]);
    return stack.ofType(...USERS.aws, ...USERS.alicloud).map(
      (resource): Subject<User> => ({
        resource,
        fact: {
          names: [resource.name, text(resource.props, "name")].filter(
            (name): name is Known<string> => name !== undefined,
          ),
          console: profiles.users.has(resource) || (profiles.loose(resource) ? UNKNOWN : false),
          inGroup: grouped.has(resource) || (looseGroups(resource) ? UNKNOWN : false),
        },
      }),
    );
  },
};

interface Profiles {
  readonly users: ReadonlySet<ResourceView>;
  /** May a password be this user's, and only a deployment can tell? */
  readonly loose: (user: ResourceView) => boolean;
}

function profilesOf(stack: StackView): Profiles {
  const found = new Set<ResourceView>();
  const unplaced: ResourceView[] = [];
  for (const [type, input] of Object.entries(PROFILES)) {
    for (const profile of stack.ofType(type)) {
      const named = stack.referencedBy(profile, input, ...USERS.aws, ...USERS.alicloud);
      for (const user of named) found.add(user);
      if (named.length === 0) unplaced.push(profile);
    }
  }
  return { users: found, loose: mayBe(unplaced, Object.values(PROFILES)) };
}

/**
 * Whether resources that name users may mean this one: they name somebody unknown, or somebody by name while this
 * one's name is not known.
 */
function mayBe(naming: readonly ResourceView[], inputs: readonly string[]): (user: ResourceView) => boolean {
  const open = naming.some((resource) => inputs.some((input) => isOpen(resource, input)));
  const named = naming.some(({ props }) => inputs.some((input) => given(props, input)));
  return ({ props }) => open || (named && props.name === UNKNOWN);
}

/** Unknown, and no resource of the stack is known to give it. */
function isOpen({ props, propertyDependencies }: ResourceView, input: string): boolean {
  const value = props[input];
  const open = value === UNKNOWN || (Array.isArray(value) && value.includes(UNKNOWN));
  return open && (propertyDependencies[input] ?? []).length === 0;
}

/** A password for the console. */
export interface LoginProfile {
  readonly resetRequired: Known<boolean>;
  /**
   * Is a second factor asked of its user, here, for the whole account, or by a policy that denies all without one?
   * Undefined for a user, or a group of it, of another stack.
   */
  readonly secondFactor: Known<boolean> | undefined;
}

export const loginProfiles: StackFact<LoginProfile> = {
  name: "login-profiles",
  scope: "stack",
  types: {
    aws: ["aws:iam/userLoginProfile:UserLoginProfile"],
    alicloud: ["alicloud:ram/loginProfile:LoginProfile"],
  },
  read(stack) {
    // A stack of several accounts has several; only what all of them ask is asked of everybody.
    const preferences = stack.ofType(PREFERENCE).map(({ props }) => enforcesFactor(props));
    const enforced = preferences.length === 0 ? false : allOf(preferences);
    return [
      ...stack.ofType("aws:iam/userLoginProfile:UserLoginProfile").map(
        (resource): Subject<LoginProfile> => ({
          resource,
          fact: {
            // Left out, the generated password may be kept (iam.UserLoginProfile, typings of aws 7.48).
            resetRequired: flag(resource.props, "passwordResetRequired") ?? false,
            secondFactor: deniedWithoutFactor(stack, resource),
          },
        }),
      ),
      ...stack
        .ofType("alicloud:ram/loginProfile:LoginProfile")
        .map(({ props, ...rest }): Subject<LoginProfile> => {
          const own = flag(props, "mfaBindRequired") ?? false;
          const answers = [own, enforced];
          return {
            resource: { props, ...rest },
            fact: {
              resetRequired: flag(props, "passwordResetRequired") ?? false,
              secondFactor: answers.includes(true) || (answers.includes(UNKNOWN) ? UNKNOWN : false),
            },
          };
        }),
    ];
  },
};

const PREFERENCE = "alicloud:ram/securityPreference:SecurityPreference";

/** "Allows MFA-authenticated IAM users to manage their own credentials": a Deny on what is left without a factor. */
function deniedWithoutFactor(stack: StackView, profile: ResourceView): Known<boolean> | undefined {
  const [user] = stack.referencedBy(profile, "user", ...USERS.aws);
  if (user === undefined) {
    if (!given(profile.props, "user")) return false;
    return profile.props.user === UNKNOWN ? UNKNOWN : undefined;
  }
  const documents = holders(stack).get(user)?.documents ?? [];
  const joins = memberships(stack).get(user) ?? [];
  const denies = documents.some(
    ({ document }) => document.status === "read" && withEffect(document.statements, "Deny").some(asksFactor),
  );
  if (denies) return true;
  const unread = documents.some(({ document }) => document.status === "unknown");
  if (unread || joins.some(({ resource }) => isOpen(resource, "groups") || isOpen(resource, "group")))
    return UNKNOWN;
  // What a group of another stack asks is written down there.
  return joins.some(({ groups }) => groups.length === 0) ? undefined : false;
}

function asksFactor({ actions, conditions }: Statement): boolean {
  const wide = actions.except || actions.patterns.includes("*");
  return (
    wide &&
    conditions !== UNKNOWN &&
    conditions.some(
      ({ operator, key, values }) =>
        operator === "bool" && SECOND_FACTOR.includes(key) && values.every((value) => value === "false"),
    )
  );
}

/** What the account asks of everybody who signs in; Alibaba Cloud alone has such a switch. */
export interface LoginRules {
  readonly secondFactor: Known<boolean>;
  /** Networks that people may sign in from; empty for every one. */
  readonly networks: Known<readonly string[]>;
}

export const loginRules: ResourceFact<LoginRules> = resourceFact("login-rules", {
  [PREFERENCE]: (props) => {
    const masks = text(props, "loginNetworkMasks");
    return {
      secondFactor: enforcesFactor(props),
      networks:
        masks === UNKNOWN
          ? UNKNOWN
          : (masks ?? "")
              .split(";")
              .map((one) => one.trim())
              .filter(Boolean),
    };
  },
});

function enforcesFactor(props: unknown): Known<boolean> {
  const operation = text(props, "mfaOperationForLogin");
  if (operation === UNKNOWN) return UNKNOWN;
  return operation === undefined ? (flag(props, "enforceMfaForLogin") ?? false) : operation === "mandatory";
}

/** Users with the tags that say whose they are. */
export const userTags: ResourceFact<Tags> = resourceFact("user-tags", {
  "aws:iam/user:User": (_, user) => tagsOf(user),
  "alicloud:ram/user:User": (_, user) => tagsOf(user),
  "alicloud:cloudsso/user:User": (_, user) => tagsOf(user),
});
