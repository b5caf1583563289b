import { control, UNKNOWN } from "../../control.ts";
import { fileTransfers } from "../../facts/file-transfer.ts";
import { fail, pass, undecided } from "../../judgement.ts";

export const networkNoPublicFileTransfer = control({
  id: "network-no-public-file-transfer",
  title: "Servers for file transfer stand in a network of their own",
  clauses: ["8.3.2-a", "8.3.2-b"],
  mlps: "8.1.3.1",
  severity: "high",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "A public endpoint takes sign-ins from the whole internet, and no security group stands in between.",
  sameAs: ["CKV_AWS_164"],
  absent: {
    alicloud: "there is no managed server for file transfer; buckets are judged by their own controls",
  },
  fact: fileTransfers,
  judge({ endpoint }) {
    if (endpoint === UNKNOWN) return undecided("its endpoint is known only after deployment");
    return endpoint === "VPC" || endpoint === "VPC_ENDPOINT"
      ? pass
      : fail(
          "has a public endpoint",
          "set endpointType to VPC, with a security group that names who sends files",
        );
  },
});
