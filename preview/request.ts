import type * as proto from "@pulumi/pulumi/proto/resource_pb.js";
import { aliasUrn } from "./aliases.ts";
import type { Registration } from "./registration.ts";
import type { Sdk } from "./sdk.ts";
import { typeOf } from "./urn.ts";
import type { WireObject } from "./wire.ts";

/** Options of a request after what the parent hands down, in the form that transforms are given. */
export function requestedOptions(
  sdk: Sdk,
  request: proto.RegisterResourceRequest,
  parent: Registration | undefined,
): proto.TransformResourceOptions {
  const options = new sdk.resource.TransformResourceOptions();
  options.setDependsOnList(request.getDependenciesList());
  const protect = request.hasProtect() ? request.getProtect() : parent?.protect;
  if (protect !== undefined) options.setProtect(protect);
  const retain = request.hasRetainondelete() ? request.getRetainondelete() : parent?.retainOnDelete;
  if (retain !== undefined) options.setRetainOnDelete(retain);
  options.setIgnoreChangesList(request.getIgnorechangesList());
  options.setReplaceOnChangesList(request.getReplaceonchangesList());
  options.setVersion(request.getVersion());
  options.setAliasesList(request.getAliasesList());
  options.setProvider(request.getProvider() || inheritedProvider(request, parent));
  options.setCustomTimeouts(request.getCustomtimeouts());
  options.setPluginDownloadUrl(request.getPlugindownloadurl());
  options.setDeletedWith(request.getDeletedwith() || (parent?.deletedWith ?? ""));
  options.setReplaceWithList(request.getReplaceWithList());
  options.setReplacementTrigger(request.getReplacementTrigger());
  // SDKs in other languages do not say whether it was given, only that it is true.
  if (request.getDeletebeforereplacedefined() || request.getDeletebeforereplace()) {
    options.setDeleteBeforeReplace(request.getDeletebeforereplace());
  }
  options.setAdditionalSecretOutputsList(request.getAdditionalsecretoutputsList());
  options.setHooks(request.getHooks());
  options.setImport(request.getImportid());
  const providers = options.getProvidersMap();
  for (const [name, reference] of request.getProvidersMap().entries()) providers.set(name, reference);
  return options;
}

/** A component passes any provider on; a resource only one of its own package. */
function inheritedProvider(request: proto.RegisterResourceRequest, parent: Registration | undefined): string {
  const provider = parent?.provider ?? "";
  if (provider === "") return "";
  const local = !request.getRemote() && !request.getCustom();
  const [urn = ""] = splitReference(provider);
  return local || typeOf(urn) === `pulumi:providers:${request.getType().split(":")[0]}` ? provider : "";
}

/** `<urn>::<id>` → URN and id. */
export function splitReference(reference: string): readonly [urn: string, id: string] {
  const cut = reference.lastIndexOf("::");
  return [reference.slice(0, cut), reference.slice(cut + 2)];
}

interface Settled {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  readonly parent: string;
  readonly custom: boolean;
  readonly remote: boolean;
  readonly inputs: WireObject;
  readonly dependencies: ReadonlySet<string>;
  readonly byInput: ReadonlyMap<string, readonly string[]>;
  readonly options: proto.TransformResourceOptions;
}

/** The goal state of one resource: what the engine would keep of the request after all transforms. */
export function toRegistration(
  deployment: { readonly project: string; readonly stack: string },
  settled: Settled,
  request: proto.RegisterResourceRequest,
): Registration {
  const { options, urn, type, name, parent, custom } = settled;
  const aliases = [
    ...request.getAliasurnsList(),
    ...options
      .getAliasesList()
      .map((alias) => aliasUrn(deployment.stack, deployment.project, { name, type, parent }, alias)),
  ];
  const position = request.getSourceposition();
  return {
    urn,
    type,
    name,
    ...(parent === "" ? {} : { parent }),
    custom,
    ...(settled.remote ? { remote: true } : {}),
    inputs: settled.inputs,
    dependencies: [...settled.dependencies],
    propertyDependencies: Object.fromEntries(settled.byInput),
    ...(options.hasProtect() ? { protect: options.getProtect() === true } : {}),
    ...(options.hasRetainOnDelete() ? { retainOnDelete: options.getRetainOnDelete() === true } : {}),
    ...(options.hasDeleteBeforeReplace()
      ? { deleteBeforeReplace: options.getDeleteBeforeReplace() === true }
      : {}),
    ignoreChanges: options.getIgnoreChangesList(),
    replaceOnChanges: options.getReplaceOnChangesList(),
    additionalSecretOutputs: options.getAdditionalSecretOutputsList(),
    aliases: [...new Set(aliases)].filter((alias) => alias !== urn),
    ...(options.getDeletedWith() === "" ? {} : { deletedWith: options.getDeletedWith() }),
    ...(options.getImport() === "" ? {} : { import: options.getImport() }),
    ...(options.getProvider() === "" ? {} : { provider: options.getProvider() }),
    ...(options.getVersion() === "" ? {} : { version: options.getVersion() }),
    ...(position?.getUri()
      ? { source: `${position.getUri()}:${position.getLine()}:${position.getColumn()}` }
      : {}),
  };
}
