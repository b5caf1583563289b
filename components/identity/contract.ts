import type { Output } from "@pulumi/pulumi";
import type { AlertRoute } from "../chat-notifier/contract.ts";
import type { Deletion } from "../component.ts";
import type { KeyRef } from "../keys/contract.ts";
import type { PolicyDocument } from "../policy-document.ts";
import type { Tags } from "../tagging/contract.ts";

/**
 * Roles that people take on, one a duty; conflicting duties are different roles.
 * `dba` exists where a bastion is named. @clause 1.2.1-a @clause 1.2.5-b
 */
export const ROLE_KEYS = ["operations", "security", "audit", "finance", "dba", "break-glass"] as const;

export type RoleKey = (typeof ROLE_KEYS)[number];

/**
 * Who may do what in one account, the same on both clouds. Everything here is a plain value but what the cloud
 * makes up (topics, keys). One instance an account: users, roles and password rules know no region.
 */
export interface IdentityArgs {
  /** AWS account (12 digits) or Alibaba Cloud account (16 digits). */
  readonly account: string;
  /** Home region: where the analyser stands, and which partition the account is of. */
  readonly region: string;
  readonly tags: Tags;
  readonly password?: PasswordArgs;
  readonly people?: PeopleArgs;
  /** Duties that nobody has in this account. */
  readonly without?: Readonly<Partial<Record<RoleKey, OptOut>>>;
  /** Longest session of a role in hours, 1 to 12. Break-glass is always 1. */
  readonly sessionHours?: Readonly<Partial<Record<Exclude<RoleKey, "break-glass">, number>>>;
  /** Role → key → what a component of this account opens to it: the log archive to its readers, for instance. */
  readonly grants?: Readonly<Partial<Record<RoleKey, Readonly<Record<string, GrantArgs>>>>>;
  /** Where database administrators come from. Without one there is no `dba` role. @clause 10.4.1-b */
  readonly bastion?: BastionArgs;
  /** Key → one temporary elevation. The key is kept for good: a later one has another key. @clause 1.2.6-a */
  readonly elevations?: Readonly<Record<string, ElevationArgs>>;
  /** Key → one firm. @clause 1.2.6-c */
  readonly thirdParties?: Readonly<Record<string, ThirdPartyArgs>>;
  /** Pipelines that deploy this account without a stored key. @clause 8.3.1-a */
  readonly ci?: CiArgs;
  /** Identity centre of the group: in the account that administers it, and there alone. @clause 1.2.5-a */
  readonly sso?: SsoArgs;
  readonly analyzer?: AnalyzerArgs;
  /** Key → a generated password that a machine uses, kept in the home region. @clause 1.1.9-b */
  readonly secrets?: Readonly<Record<string, SecretArgs>>;
  /** Encrypts the secrets; asked for where there are any. */
  readonly key?: KeyRef;
  /** Alibaba Cloud: KMS instance (`kst-…`) that keeps the secrets; the key's own. */
  readonly kmsInstance?: string;
  /**
   * Region → where the use of break-glass is told. On AWS each region hears of its own sessions; on Alibaba Cloud
   * a component has the region of its provider, so only the home region's is heard here.
   * @clause 1.2.4-a
   */
  readonly alerts?: Readonly<Record<string, AlertRoute>>;
  readonly deletion?: Deletion;
}

export interface OptOut {
  readonly reason: string;
  readonly owner: string;
}

/** Only stricter than the guide; looser values are faults. */
export interface PasswordArgs {
  /** Whether administrators sign in here with a password. Default: yes. @clause 1.1.1-b @clause 1.1.2-c */
  readonly administrators?: boolean;
  readonly minimumLength?: number;
  readonly maxAgeDays?: number;
  readonly history?: number;
}

export interface PeopleArgs {
  /** Account whose users take on the roles. Default: this one, which then holds the group `people`. */
  readonly account?: string;
  /** Alibaba Cloud: addresses that the console may be entered from; everywhere if left out. */
  readonly signInFrom?: readonly string[];
}

/** A further policy of a role, as the component writes it whose resources it opens. @clause 1.10.4-a */
export interface GrantArgs {
  readonly document: PolicyDocument;
  /** AWS: ARNs that the role's refusal of all data leaves open, so that the policy can speak for them. */
  readonly opens?: readonly string[];
}

export interface BastionArgs {
  /** Public addresses the bastion reaches the cloud's interfaces from (its NAT addresses). */
  readonly addresses?: readonly string[];
  /** Or the networks that hold private endpoints which it uses. */
  readonly networks?: readonly string[];
}

/** Who becomes a role: `user/alice`, `role/automation`, or `sso/alice@mall.example` (AWS). */
export type Person = string;

export interface ElevationArgs {
  readonly who: readonly Person[];
  /** What they may do meanwhile. */
  readonly role: Exclude<RoleKey, "break-glass">;
  /** RFC 3339 with an offset, e.g. `2026-11-23T09:00:00+08:00`. */
  readonly from: string;
  /** At most 7 days later; the policy is dead from then on, deployed again or not. @clause 1.2.6-b */
  readonly until: string;
  readonly reason: string;
  /** Head of the department, and security: two people, neither of them elevated. @clause 1.2.6-b */
  readonly approvers: { readonly departmentHead: string; readonly security: string };
}

export interface ThirdPartyArgs {
  readonly company: string;
  /** Their account in the same cloud. */
  readonly account: string;
  /** A secret in name only, agreed with the firm: it keeps their other customers out. */
  readonly externalId: string;
  readonly role: "audit" | "security" | "operations" | "finance";
  /** End of the project; rights end with it. RFC 3339 with an offset. */
  readonly until: string;
  /** Number of the confidentiality agreement. */
  readonly agreement: string;
  readonly owner: string;
}

/** One repository; its pull requests preview, its protected branch deploys. */
export interface CiArgs {
  readonly host: "github" | "gitlab" | { readonly issuer: string };
  /** `organisation/repository`, or the path of a GitLab project. */
  readonly repository: string;
  /** Protected in the repository's settings: who may push to it may deploy. */
  readonly branch: string;
  /** GitHub environment of the deploying job, if it names one: the token then speaks of it, not of the branch. */
  readonly environment?: string;
  /** Whom the token is made out to; the cloud's own name for itself by default. */
  readonly audience?: string;
  /** Replaces what the host's tokens say of themselves, e.g. where a repository made them carry its ids. */
  readonly subjects?: { readonly preview: string; readonly deploy: string };
  /** Where the program's state lies in this account: a preview reads it, and nothing else. */
  readonly state?: StateArgs;
  /**
   * SHA-1 of the certificate authority of the issuer. Asked for on Alibaba Cloud; AWS knows the authorities of
   * the public hosts by itself.
   */
  readonly thumbprints?: readonly string[];
}

export interface StateArgs {
  /** Name of the bucket. */
  readonly bucket: string;
  /** ARN of the key that encrypts bucket or secrets, if it is one of the account's own. */
  readonly key?: string;
}

export interface SsoArgs {
  /** AWS: ARN of the instance. Alibaba Cloud: id of the CloudSSO directory (`d-…`). */
  readonly instance: string;
  /** AWS: region of the instance, where it is not the home region. */
  readonly region?: string;
  /** Key → who has which duty where. */
  readonly assignments: Readonly<Record<string, SsoAssignment>>;
}

export interface SsoAssignment {
  /** Break-glass is for the day on which the identity centre fails, and `dba` is bound to the bastion. */
  readonly role: Exclude<RoleKey, "dba" | "break-glass">;
  /** Id of a group of the directory; people join and leave it there. @clause 1.2.3-a */
  readonly group: string;
  readonly accounts: readonly string[];
}

/**
 * Passwords that machines use, made and kept where nobody reads them: inside an identity, or by themselves in a
 * further region. @clause 1.1.9-b
 */
export interface GeneratedSecretsArgs {
  readonly account: string;
  readonly region: string;
  readonly tags: Tags;
  readonly secrets: Readonly<Record<string, SecretArgs>>;
  /** Encrypts the secrets. */
  readonly key: KeyRef;
  /** Alibaba Cloud: KMS instance (`kst-…`) that keeps them; the key's own. */
  readonly kmsInstance?: string;
  readonly deletion?: Deletion;
}

/** A secret that is to be rotated another way gets another key: stores keep the name of the old one for a month. */
export interface SecretArgs {
  /** What it opens, for who reads the list. */
  readonly purpose: string;
  readonly username: string;
  /** 12 to 20 characters; 20 by default. @clause 1.1.9-a */
  readonly length?: number;
  readonly rotation: SecretRotation;
}

/**
 * - `function`: AWS, a Lambda function made for the service that takes the password.
 * - `rds`: Alibaba Cloud, KMS changes the password of an RDS account by itself.
 * - `deployment`: a new one with each new date; past its age the deployment asks for today's date.
 */
export type SecretRotation =
  | { readonly by: "function"; readonly functionArn: string; readonly days?: number }
  | { readonly by: "rds"; readonly instance: string; readonly days?: number }
  | { readonly by: "deployment"; readonly since: string; readonly days?: number };

export type AnalyzerArgs =
  | {
      /** What counts as inside: this account, or the organisation (in its delegated account). */
      readonly scope?: "account" | "organization";
      /** Days after which a right counts as unused. */
      readonly unusedDays?: number;
    }
  | { readonly off: OptOut };

export interface IdentityOutputs extends GeneratedSecretsOutputs {
  /** Role key (`operations`, `elevated-<key>`, `third-party-<key>`, `ci-preview`, `ci-deploy`) → ARN. */
  readonly roleArns: Readonly<Record<string, Output<string>>>;
  /** Role key → permission set ARN, or access configuration id. */
  readonly permissionSets: Readonly<Record<string, Output<string>>>;
  /** Provider that pipelines are federated by. */
  readonly ciProvider?: Output<string>;
  /** Group whose members may do nothing before they set up MFA; where this account keeps users. */
  readonly peopleGroup?: Output<string>;
  /** AWS: upper bound of people's roles, for the roles of programs as well. */
  readonly boundaryArn?: Output<string>;
}

export interface GeneratedSecretsOutputs {
  /** Key → secret: ARN, or name on Alibaba Cloud. The value is no output. */
  readonly secrets: Readonly<Record<string, Output<string>>>;
}

/**
 * Tells people of every session of break-glass, in one region: STS answers in the caller's, and its events stay
 * there. Inside an identity, or by itself in a further region. @clause 1.2.4-a
 */
export interface BreakGlassAlarmArgs {
  readonly account: string;
  readonly region: string;
  readonly tags: Tags;
}
