import { type FaultCase, keyFor } from "../workload/testing.ts";
import type { BastionAccessArgs, BastionDatabase, DoorArgs } from "./contract.ts";
import { alicloudBastionArgs, awsBastionArgs, PEOPLE } from "./testing.ts";

type Case = FaultCase<BastionAccessArgs>;

const pos = awsBastionArgs("ap-southeast-1").doors.pos as DoorArgs;
const orders = awsBastionArgs("ap-southeast-1").databases?.orders as BastionDatabase;
const ali = alicloudBastionArgs("cn-shanghai").doors.pos as DoorArgs;
const service = alicloudBastionArgs("cn-shanghai").service;
const door = (more: Partial<DoorArgs>): Partial<BastionAccessArgs> => ({
  doors: { pos: { ...pos, ...more } },
});
const machine = (address: string, logins: readonly string[] = ["operator1"]): Partial<BastionAccessArgs> => ({
  doors: { pos: { ...ali, hosts: { machines: { app: { address, os: "Linux" } }, logins } } },
});
const way = (more: Partial<BastionDatabase>): Partial<BastionAccessArgs> => ({
  databases: { orders: { ...orders, ...more } },
});

export const faultCases: readonly Case[] = [
  {
    title: "has an account that people share",
    cloud: "aws",
    args: { people: { ...PEOPLE, dba: { identity: "dba" } } },
    code: "bastion.shared",
    twin: { people: { ...PEOPLE, zhao_lei: { identity: "zhao-lei" } } },
  },
  {
    title: "has a numbered account that people share",
    cloud: "alicloud",
    args: { people: { ...PEOPLE, ops1: { identity: "1" } } },
    code: "bastion.shared",
    twin: { people: { ...PEOPLE, opal_li: { identity: "1" } } },
  },
  {
    title: "has a person with a blank in the name",
    cloud: "aws",
    args: { people: { ...PEOPLE, "Li Na": { identity: "x" } } },
    code: "bastion.person",
    twin: {},
  },
  {
    title: "has a door for somebody unknown",
    cloud: "aws",
    args: door({ people: ["li_na", "chen_yu"] }),
    code: "bastion.unknown",
    twin: door({ people: ["li_na", "wang_wei"] }),
  },
  {
    title: "has a door for nobody",
    cloud: "aws",
    args: door({ people: [] }),
    code: "bastion.nobody",
    twin: door({}),
  },
  {
    title: "has a door for no reason",
    cloud: "alicloud",
    args: { doors: { pos: { ...ali, reason: " " } } },
    code: "bastion.reason",
    twin: {},
  },
  {
    title: "opens every machine by a wildcard",
    cloud: "aws",
    args: door({ hosts: { tag: { key: "system", value: "*" } } }),
    code: "bastion.hosts",
    twin: door({ hosts: { tag: { key: "system", value: "erp" } } }),
  },
  {
    title: "chooses machines as the other cloud does",
    cloud: "aws",
    args: door({ hosts: ali.hosts }),
    code: "bastion.hosts",
    twin: {},
  },
  {
    title: "chooses machines by tag where there are none",
    cloud: "alicloud",
    args: { doors: { pos } },
    code: "bastion.hosts",
    twin: {},
  },
  {
    title: "enters a machine over the internet",
    cloud: "alicloud",
    args: machine("47.1.2.3"),
    code: "bastion.hosts",
    twin: machine("10.8.1.9"),
  },
  {
    title: "enters as root",
    cloud: "alicloud",
    args: machine("10.8.1.9", ["root"]),
    code: "bastion.login",
    twin: machine("10.8.1.9", ["deployer"]),
  },
  {
    title: "enters with no account at all",
    cloud: "alicloud",
    args: machine("10.8.1.9", []),
    code: "bastion.login",
    twin: machine("10.8.1.9"),
  },
  {
    title: "reaches a database on Alibaba Cloud",
    cloud: "alicloud",
    args: { databases: { orders } },
    code: "bastion.databases",
    twin: { databases: {} },
  },
  {
    title: "reaches a database on no port",
    cloud: "aws",
    args: way({ port: 0 }),
    code: "bastion.port",
    twin: way({ port: 3306 }),
  },
  {
    title: "opens nothing",
    cloud: "aws",
    args: { doors: {}, databases: {} },
    code: "bastion.doors",
    twin: { doors: {} },
  },
  {
    title: "keeps records for a month",
    cloud: "aws",
    args: { recordDays: 30 },
    code: "bastion.record-days",
    twin: { recordDays: 184 },
  },
  {
    title: "lets sessions idle for two hours",
    cloud: "aws",
    args: { idleMinutes: 120 },
    code: "bastion.idle",
    twin: { idleMinutes: 60 },
  },
  {
    title: "ends sessions before they may idle",
    cloud: "aws",
    args: { idleMinutes: 30, mostMinutes: 20 },
    code: "bastion.length",
    twin: { idleMinutes: 30, mostMinutes: 30 },
  },
  {
    title: "keeps its record without a key",
    cloud: "aws",
    args: { key: undefined as never },
    code: "bastion.record-key",
    twin: {},
  },
  {
    title: "has a key that logs may not use",
    cloud: "aws",
    args: { key: keyFor("s3") },
    code: "keys.serves",
    twin: { key: keyFor("logs") },
  },
  {
    title: "leaves second factors to somebody unnamed",
    cloud: "aws",
    args: { mfa: { atProvider: { reason: "", owner: "" } } },
    code: "bastion.mfa",
    twin: { mfa: { atProvider: { reason: "Identity Center", owner: "security" } } },
  },
  {
    title: "stands in one zone",
    cloud: "aws",
    args: { subnets: { "apse1-az1": "subnet-1" } },
    code: "placement.zones",
    twin: {},
  },
  {
    title: "was not bought",
    cloud: "alicloud",
    args: { service: undefined as never },
    code: "bastion.service",
    twin: {},
  },
  {
    title: "may be tried by the whole internet",
    cloud: "alicloud",
    args: {
      service: { ...service, licence: "x", clients: { all: { reason: "anybody", prefixes: ["0.0.0.0/0"] } } },
    },
    code: "clients.public",
    twin: {
      service: {
        ...service,
        licence: "x",
        clients: { office: { reason: "office", prefixes: ["10.200.0.0/20"] } },
      },
    },
  },
  {
    title: "has a key for disks that scaling groups may not use",
    cloud: "aws",
    args: { jump: { key: keyFor("ebs") } },
    code: "keys.serves",
    twin: { jump: { key: keyFor("ebs", "autoscaling") } },
  },
  {
    title: "reaches the internet from where databases are administered",
    cloud: "aws",
    args: { jump: { reaches: ["0.0.0.0/0"] } },
    code: "bastion.reach",
    twin: { jump: { reaches: ["10.8.0.0/16"] } },
  },
];
