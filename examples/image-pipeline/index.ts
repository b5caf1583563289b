import * as alicloud from "@pulumi/alicloud";
import { AlicloudImagePipeline, AwsImagePipeline, AwsKeys, type Tags } from "../../components/index.ts";

const tags: Tags = {
  department: "it",
  "business-line": "retail",
  project: "image-pipeline",
  environment: "production",
  owner: "platform",
  "data-class": "internal",
  system: "web-shop",
};

/** Accounts, networks, topics and keys that are there already; replace them with your own. */
const singapore = { account: "111122223333", region: "ap-southeast-1", environment: "production" } as const;
const shanghai = { account: "1000000000000001", region: "cn-shanghai", environment: "production" } as const;

const administrators = {
  people: [`arn:aws:iam::${singapore.account}:role/security`],
  pipelines: [`arn:aws:iam::${singapore.account}:role/deploy`],
};
const keys = (name: string, region: string) => {
  const { servers } = new AwsKeys(name, {
    account: singapore.account,
    region,
    tags,
    administrators,
    domains: {
      servers: {
        description: "Disks of servers, and records of how their image was built",
        dataClass: "internal",
        serves: ["ebs", "autoscaling", "imagebuilder", "logs"],
        users: "services-only",
      },
    },
  }).keys;
  if (servers === undefined) throw new Error("the domain servers has a key");
  return servers;
};

const common = {
  tags,
  steps: {
    services: ["systemctl mask --now rpcbind.socket || true"],
    files: ["chmod 600 /etc/crontab", "find / -xdev -name authorized_keys -delete"],
  },
  checks: { "no-password-sign-in": ["grep -qi '^PasswordAuthentication no' /etc/ssh/sshd_config"] },
  window: { day: "sun", start: "02:00", hours: 4 },
} as const;

const abroad = new AwsImagePipeline("abroad", {
  ...singapore,
  ...common,
  base: "ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64",
  first: "ami-0123456789abcdef0",
  machine: { type: "m7i.large", vpcId: "vpc-0aa11bb22cc33dd44", subnet: "subnet-0aa11bb22cc33dd44" },
  key: keys("keys", singapore.region),
  copies: { "ap-southeast-3": keys("keys-jakarta", "ap-southeast-3") },
  route: {
    provider: "aws",
    topicArn: `arn:aws:sns:${singapore.region}:${singapore.account}:alerts`,
  },
});

const provider = new alicloud.Provider("shanghai", { region: shanghai.region });
const disks = (region: string, id: string) =>
  ({ arn: `acs:kms:${region}:${shanghai.account}:key/${id}`, id, serves: ["ecs"] }) as const;
const mainland = new AlicloudImagePipeline(
  "mainland",
  {
    ...shanghai,
    ...common,
    base: "acs:alibaba_cloud_linux_3_2104_lts_x64",
    first: "aliyun_3_x64_20G_alibase_20250629.vhd",
    machine: { type: "ecs.g8i.large", vpcId: "vpc-uf6example", subnet: "vsw-uf6example" },
    key: disks("cn-shanghai", "key-shh6example"),
    copies: { "cn-beijing": disks("cn-beijing", "key-bjj6example") },
    route: {
      provider: "alicloud",
      contactGroup: "operations",
      queue: "alerts",
      queueArn: `acs:mns:${shanghai.region}:${shanghai.account}:/queues/alerts/messages`,
      actionPolicy: "alerts",
    },
  },
  { provider },
);

/** The newest image of each cloud, as the last refresh saw it. */
export const images = { abroad: abroad.image, mainland: mainland.image };
