import { type Known, type ResourceFact, UNKNOWN } from "../control.ts";
import { resourceFact } from "../fact.ts";
import { text, texts } from "../reading.ts";

/** A managed server that files are sent to. */
export interface FileTransfer {
  readonly protocols: Known<readonly Known<string>[]>;
  readonly endpoint: Known<string>;
  /** Month of its list of ciphers; undefined where it has a name without one. */
  readonly policyMonth: Known<string> | undefined;
}

/** transfer.Server, typings of aws 7.48: SFTP on a public endpoint with the ciphers of November 2018. */
const DEFAULT_POLICY = "TransferSecurityPolicy-2018-11";

export const fileTransfers: ResourceFact<FileTransfer> = resourceFact("file-transfers", {
  "aws:transfer/server:Server": (props) => {
    const protocols = texts(props, "protocols");
    const policy = text(props, "securityPolicyName") ?? DEFAULT_POLICY;
    return {
      protocols: protocols !== UNKNOWN && protocols.length === 0 ? ["SFTP"] : protocols,
      endpoint: text(props, "endpointType") ?? "PUBLIC",
      policyMonth: policy === UNKNOWN ? UNKNOWN : /\b(\d{4}-\d{2})\b/.exec(policy)?.[1],
    };
  },
});
