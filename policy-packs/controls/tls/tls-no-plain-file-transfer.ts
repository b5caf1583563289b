import { control, UNKNOWN } from "../../control.ts";
import { fileTransfers } from "../../facts/file-transfer.ts";
import { fail, pass, undecided } from "../../judgement.ts";

export const tlsNoPlainFileTransfer = control({
  id: "tls-no-plain-file-transfer",
  title: "Files are not sent by plain FTP",
  clauses: ["8.3.3-a", "1.1.5-b"],
  mlps: "8.1.2.2",
  severity: "high",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "FTP sends password and files as they are; whoever is on the way reads both.",
  sameAs: ["CKV_AWS_357"],
  absent: { alicloud: "there is no managed server for file transfer; OSS takes files by HTTPS" },
  fact: fileTransfers,
  judge({ protocols }) {
    if (protocols === UNKNOWN) return undecided("its protocols are known only after deployment");
    if (protocols.includes("FTP"))
      return fail("takes files by plain FTP", "take SFTP, or FTPS with a certificate");
    return protocols.includes(UNKNOWN) ? undecided("its protocols are known only after deployment") : pass;
  },
});
