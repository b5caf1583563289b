import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { tlsNoPlainFileTransfer } from "./tls-no-plain-file-transfer.ts";

const AWS = "aws:transfer/server:Server";

export const cases: ControlCases = {
  control: tlsNoPlainFileTransfer,
  aws: {
    // Left out, it is SFTP.
    pass: [example(AWS, {}), example(AWS, { protocols: ["SFTP", "FTPS"] })],
    fail: [example(AWS, { protocols: ["FTP", "FTPS"] }), example(AWS, { protocols: [UNKNOWN, "FTP"] })],
    unknown: [example(AWS, { protocols: UNKNOWN }), example(AWS, { protocols: ["SFTP", UNKNOWN] })],
  },
};
