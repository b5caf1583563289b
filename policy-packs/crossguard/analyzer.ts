import proto from "@pulumi/pulumi/proto/analyzer_pb.js";
import plugin from "@pulumi/pulumi/proto/plugin_pb.js";
import struct from "google-protobuf/google/protobuf/struct_pb.js";
import type { Pack } from "../control.ts";
import { checkPack } from "../settings/configuration.ts";
import {
  configurationOf,
  infoOf,
  notApplicable,
  notRemediated,
  remediationOf,
  resourceOf,
  responseOf,
  stackResourceOf,
} from "./messages.ts";
import { EngineSession } from "./session.ts";

/** Names that the engine takes for packs. */
const PACK_NAME = /^[a-zA-Z0-9-_.]{1,100}$/;

/**
 * A pack as the engine's analyzer: each method takes a request of the protocol and gives its answer.
 *
 * Pulumi's own policy SDK unpacks a resource once for each policy that looks at it, and a whole stack once for each
 * stack policy, which a catalogue of this size cannot afford; it unpacks secrets so that messages repeat them, and
 * gives up a policy at the first unknown. Here a resource is unpacked once, and every control keeps its name, level,
 * severity and configuration.
 */
export class Analyzer {
  readonly #pack: Pack;
  readonly #version: string;
  readonly #session: EngineSession;
  #unmended: ReadonlySet<string> = new Set();
  readonly #silent = new Map<string, readonly proto.PolicyNotApplicable[]>();

  /** @throws BadInput if the pack sets what its controls do not take */
  constructor(pack: Pack, version: string, clock?: () => Date) {
    if (!PACK_NAME.test(pack.name)) throw new Error(`the pack's name "${pack.name}" must match ${PACK_NAME}`);
    checkPack(pack);
    this.#pack = pack;
    this.#version = version;
    this.#session = new EngineSession(pack, clock);
  }

  info(): proto.AnalyzerInfo {
    return infoOf(this.#pack, this.#version);
  }

  plugin(): plugin.PluginInfo {
    const info = new plugin.PluginInfo();
    info.setVersion(this.#version);
    return info;
  }

  /** @throws BadInput with everything that is wrong with the configuration */
  configure(request: proto.ConfigureAnalyzerRequest): void {
    this.#session.configure(configurationOf(this.#pack, request));
    this.#unmended = new Set(notRemediated(request));
    this.#silent.clear();
  }

  /** Called for previews and deployments; who only looks at a state does not say so. */
  configureStack(request: proto.AnalyzerStackConfigureRequest): proto.AnalyzerStackConfigureResponse {
    this.#session.begin(request.getDryRun() ? "preview" : "deployment");
    return new proto.AnalyzerStackConfigureResponse();
  }

  analyze(request: proto.AnalyzeRequest): proto.AnalyzeResponse {
    const resource = resourceOf(request);
    const findings = this.#session.resource(resource);
    return responseOf(this.#pack, this.#version, findings, this.#silentAbout(resource.type));
  }

  /** The inputs as remedies leave them, one after another; none where configuration gives another level than remediate. */
  remediate(request: proto.AnalyzeRequest): proto.RemediateResponse {
    const response = new proto.RemediateResponse();
    if (!this.#pack.remedies) return response;
    const inputs = request.getProperties() ?? new struct.Struct();
    const mends = this.#session
      .mends(resourceOf(request))
      .filter(({ control }) => !this.#unmended.has(control));
    response.setRemediationsList(
      mends.map((mended) => remediationOf(this.#pack, this.#version, mended, inputs)),
    );
    return response;
  }

  analyzeStack(request: proto.AnalyzeStackRequest): proto.AnalyzeResponse {
    const findings = this.#session.stack(request.getResourcesList().map(stackResourceOf));
    return responseOf(this.#pack, this.#version, findings);
  }

  #silentAbout(type: string): readonly proto.PolicyNotApplicable[] {
    const known = this.#silent.get(type) ?? this.#session.silentAbout(type).map(notApplicable);
    this.#silent.set(type, known);
    return known;
  }
}
