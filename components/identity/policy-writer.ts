import type { PolicyDocument, PolicyStatement } from "../policy-document.ts";
import { awsPolicy, ramPolicy } from "../policy-document.ts";
import * as ram from "./alicloud-policies.ts";
import * as iam from "./aws-policies.ts";
import type { BastionArgs, GrantArgs, IdentityArgs, Person, RoleKey, StateArgs } from "./contract.ts";

export type Cloud = "aws" | "alicloud";

/** Who of a people account may become a role; everybody whom that account lets, if nothing is said. */
export interface Entrants {
  readonly who?: readonly Person[];
  readonly window?: iam.Window;
  readonly bastion?: BastionArgs;
}

/** What a pipeline's token says of itself. */
export interface Subject {
  readonly text: string;
  /** Whether `*` stands for anything. */
  readonly pattern: boolean;
  /** AWS: further claims of this issuer that IAM can compare. */
  readonly claims?: Readonly<Record<string, string>>;
}

/** A cloud's policy language: the layout says what, a writer says it. */
export interface PolicyWriter {
  roleArn(name: string): string;
  boundArn(name: string): string;
  duty(role: RoleKey, bastion?: BastionArgs, grants?: readonly GrantArgs[]): PolicyDocument;
  dutyWithin(role: RoleKey, window: iam.Window, bastion?: BastionArgs): PolicyDocument;
  deploy(guarded: readonly string[]): PolicyDocument;
  readState(state: StateArgs): GrantArgs;
  bound(name: string): PolicyDocument;
  become(role: string): PolicyDocument;
  /** What every user's group says; absent where the cloud asks for the second factor at sign-in. */
  secondFactor(): PolicyDocument | undefined;
  peopleTrust(people: string, role: RoleKey, only: Entrants): PolicyDocument;
  partnerTrust(partner: string, externalId: string, window: iam.Window): PolicyDocument;
  ciTrust(provider: CiProvider, subject: Subject): PolicyDocument;
}

export interface CiProvider {
  /** Name of the provider on Alibaba Cloud. */
  readonly name: string;
  /** `https://…`, no slash at its end. */
  readonly url: string;
  readonly audience: string;
}

export function policyWriter(cloud: Cloud, { account, region }: IdentityArgs): PolicyWriter {
  return cloud === "aws" ? iamWriter({ account, region }) : ramWriter(account);
}

function iamWriter(place: iam.AwsPlace): PolicyWriter {
  const at = (account: string): iam.AwsPlace => ({ ...place, account });
  return {
    roleArn: (name) => iam.roleArn(place, name),
    boundArn: (name) => iam.boundaryArn(place, name),
    duty: (role, bastion, grants = []) =>
      awsPolicy(
        ...iam.awsDuty(
          role,
          place,
          bastion,
          grants.flatMap(({ opens = [] }) => opens),
        ),
      ),
    dutyWithin: (role, window, bastion) =>
      awsPolicy(...iam.awsDuty(role, place, bastion), ...iam.awsWindow(window)),
    deploy: (guarded) => iam.awsDeploy(place, guarded),
    readState: (state) => iam.awsReadState(place, state),
    bound: (name) => iam.awsBoundary(place, name),
    become: (role) => iam.awsBecome(place, role),
    secondFactor: () => iam.awsSecondFactor(place),
    peopleTrust: (people, role, only) => iam.awsPeopleTrust(at(people), role, only),
    partnerTrust: (partner, externalId, window) => iam.awsPartnerTrust(at(partner), externalId, window),
    ciTrust: ({ url, audience }, subject) =>
      iam.awsCiTrust(place, url.slice("https://".length), audience, subject),
  };
}

function ramWriter(account: string): PolicyWriter {
  const within = (window: iam.Window, statements: readonly PolicyStatement[]) =>
    ramPolicy(...ram.ramWithin(window, statements));
  return {
    roleArn: (name) => ram.roleArn(account, name),
    boundArn: (name) => ram.policyArn(account, name),
    duty: (role, bastion, grants = []) =>
      ramPolicy(...ram.ramDuty(role, account, bastion, grants.flatMap(allowedActions))),
    dutyWithin: (role, window, bastion) => within(window, ram.ramDuty(role, account, bastion)),
    deploy: (guarded) => ram.ramDeploy(account, guarded),
    readState: (state) => ram.ramReadState(account, state),
    bound: (name) => ram.ramGuard(account, name),
    become: (role) => ram.ramBecome(role),
    secondFactor: () => undefined,
    peopleTrust: (people, _role, only) => ram.ramPeopleTrust(people, only),
    partnerTrust: (partner, externalId, window) => ram.ramPartnerTrust(partner, externalId, window),
    ciTrust: ({ name, url, audience }, subject) => ram.ramCiTrust(account, name, url, audience, subject),
  };
}

function allowedActions({ document }: GrantArgs): readonly string[] {
  return document.Statement.filter(({ Effect }) => Effect === "Allow").flatMap(({ Action = [] }) => Action);
}
