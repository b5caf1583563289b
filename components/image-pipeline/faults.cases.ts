import { ALICLOUD_ROUTE, AWS_ROUTE, type FaultCase, keyFor } from "../workload/testing.ts";
import type { ImagePipelineArgs } from "./contract.ts";

const machine = { type: "m7i.large", vpcId: "vpc-1", subnet: "subnet-1" };
const window = { day: "sun", start: "02:00", hours: 4 } as const;
const lines = (count: number) => ({
  steps: { many: Array.from({ length: count }, (_, n) => `touch /srv/${n}`) },
});

export const faultCases: readonly FaultCase<ImagePipelineArgs>[] = [
  {
    title: "is built while malls are open",
    cloud: "aws",
    args: { window: { ...window, start: "12:00" } },
    code: "window.opening-hours",
    twin: { window: { ...window, start: "23:00" } },
  },
  {
    title: "has a clock of half an hour",
    cloud: "alicloud",
    args: { window: { ...window, offset: "+05:30" } },
    code: "window.whole-hours",
    twin: { window: { ...window, offset: "+09:00" } },
  },
  {
    title: "is built on a name that AWS does not know",
    cloud: "aws",
    args: { base: "amazon-linux-2023" },
    code: "image-pipeline.base",
    twin: { base: "ami-0123456789abcdef0" },
  },
  {
    title: "is built on the other cloud's image",
    cloud: "alicloud",
    args: { base: "ssm:/aws/service/ami" },
    code: "image-pipeline.base",
    twin: { base: "m-bp1example" },
  },
  {
    title: "begins with a name that follows the newest",
    cloud: "aws",
    args: { first: "ssm:/aws/service/ami" },
    code: "image-pipeline.first",
    twin: { first: "ami-0123456789abcdef1" },
  },
  {
    title: "begins with a family",
    cloud: "alicloud",
    args: { first: "acs:alibaba_cloud_linux_3_2104_lts_x64" },
    code: "image-pipeline.first",
    twin: { first: "m-bp1example" },
  },
  {
    title: "builds Windows where the service builds Linux alone",
    cloud: "alicloud",
    args: { system: "windows" },
    code: "image-pipeline.system",
    twin: { system: "linux" },
  },
  {
    title: "is checked by nothing",
    cloud: "aws",
    args: { checks: {} },
    code: "image-pipeline.checks",
    twin: { checks: { agent: ["systemctl is-enabled agent"] } },
  },
  {
    title: "has a step without a name",
    cloud: "aws",
    args: { steps: { "Install agent": ["yum -y install agent"] } },
    code: "image-pipeline.name",
    twin: { steps: { "install-agent": ["yum -y install agent"] } },
  },
  {
    title: "has a command over two lines",
    cloud: "alicloud",
    args: { steps: { agent: ["yum -y install \\\n agent"] } },
    code: "image-pipeline.commands",
    twin: { steps: { agent: ["yum -y install agent"] } },
  },
  {
    title: "has a step of nothing",
    cloud: "aws",
    args: { steps: { agent: [] } },
    code: "image-pipeline.commands",
    twin: { steps: {} },
  },
  {
    title: "has more commands than a template",
    cloud: "alicloud",
    args: lines(125),
    code: "image-pipeline.quota",
    twin: lines(124),
  },
  {
    title: "has more than a document holds",
    cloud: "aws",
    args: { steps: { long: ["#".repeat(16_000)] } },
    code: "image-pipeline.quota",
    twin: { steps: { long: ["#".repeat(14_000)] } },
  },
  {
    title: "has a disk that is too small",
    cloud: "aws",
    args: { machine: { ...machine, diskGb: 8 } },
    code: "image-pipeline.disk",
    twin: { machine: { ...machine, diskGb: 20 } },
  },
  {
    title: "has a key that encrypts no disks",
    cloud: "aws",
    args: { key: keyFor("logs") },
    code: "keys.serves",
    twin: { key: keyFor("imagebuilder", "logs", "autoscaling") },
  },
  {
    title: "has a key of the other cloud for a copy",
    cloud: "alicloud",
    args: { copies: { "cn-beijing": keyFor("imagebuilder") } },
    code: "keys.serves",
    twin: { copies: { "cn-beijing": keyFor("ecs") } },
  },
  {
    title: "is copied to where it is built",
    cloud: "aws",
    args: { copies: { "ap-southeast-1": keyFor("imagebuilder") } },
    code: "image-pipeline.copy",
    twin: { copies: { "ap-southeast-3": keyFor("imagebuilder") } },
  },
  {
    title: "is copied over the border",
    cloud: "alicloud",
    args: { copies: { "ap-southeast-1": keyFor("ecs") } },
    code: "image-pipeline.copy",
    twin: { copies: { "cn-shenzhen": keyFor("ecs") } },
  },
  {
    title: "is copied nowhere",
    cloud: "aws",
    args: { copies: { singapore: keyFor("imagebuilder") } },
    code: "image-pipeline.copy",
    twin: { copies: {} },
  },
  {
    title: "tells people of the other cloud",
    cloud: "aws",
    args: { route: ALICLOUD_ROUTE },
    code: "route.cloud",
    twin: { route: AWS_ROUTE },
  },
];
