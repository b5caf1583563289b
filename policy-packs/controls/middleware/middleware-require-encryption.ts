import { control } from "../../control.ts";
import { messageEncryption } from "../../facts/broker.ts";
import { requireTrue } from "../../judgement.ts";

export const middlewareRequireEncryption = control({
  id: "middleware-require-encryption",
  title: "Queues, topics and streams encrypt what waits in them",
  clauses: ["8.3.3-b", "4.6.4-a"],
  mlps: "8.1.4.8",
  severity: "high",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "Orders and members' data wait in queues for hours. Unencrypted, they lie on the provider's disks as they were sent.",
  sameAs: [
    "CKV_AWS_26",
    "CKV_AWS_27",
    "CKV_AWS_43",
    "CKV_AWS_240",
    "AwsSolutions-SQS2",
    "AwsSolutions-SNS2",
    "AwsSolutions-KDS1",
    "AwsSolutions-KDF1",
    "SNSEncryptedKMS",
    "sqs_queues_server_side_encryption_enabled",
  ],
  fact: messageEncryption,
  judge: (value) =>
    requireTrue(
      value,
      "whether messages are encrypted",
      "encryption of its messages is not switched on",
      "switch it on, best with a key of your own",
    ),
});
