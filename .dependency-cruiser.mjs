/**
 * Who may import whom. Each rule carries its reason; a new rule is first seen to fail.
 * The rooms are described in CONTRIBUTING.md.
 */

const TEST = "\\.(test|cases)\\.ts$|/testing\\.ts$|/(fixtures|engine)/";
const CLOUD_SDK = "^node_modules/@pulumi/(aws|alicloud|random)/";
const PULUMI = "^node_modules/@(pulumi|grpc)/|^node_modules/google-protobuf/";

/** A room may import itself and the rooms named; everything else of ours is closed to it. */
const room = (name, open, comment) => ({
  name: `${name}-imports`,
  comment,
  severity: "error",
  from: { path: `^${name}/`, pathNot: TEST },
  to: {
    path: "^(guide|ipam|components|policy-packs|stacks|preview|finops|cli|examples|scripts)/",
    pathNot: [`^${name}/`, ...open],
  },
});

/** One rule, two clouds: what a bill means to a budget is the same for the command, the component and its function. */
const BUDGET_ARITHMETIC =
  "^finops/(rules|budget-(plan|state)|alert-memory|charge|decimal|fiscal|allocation/(keys|share-out|split))\\.ts$";

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    room("guide", [], "The catalogue is what everything else cites, so it depends on nothing of ours."),
    room(
      "ipam",
      ["^guide/"],
      "A network engineer plans addresses with no cloud and no Pulumi program in sight.",
    ),
    room(
      "components",
      ["^ipam/", "^guide/", BUDGET_ARITHMETIC],
      "Components are handed addresses and build; they never judge themselves.",
    ),
    room(
      "policy-packs",
      ["^ipam/", "^guide/"],
      "A judge that imports the builder proves nothing: packs see resources, never a component's logic.",
    ),
    room(
      "stacks",
      ["^components/", "^ipam/", "^guide/"],
      "A program joins estate and allocation to components.",
    ),
    room(
      "preview",
      ["^policy-packs/", "^ipam/", "^guide/"],
      "The preview loads programs by path and judges records, so it works for a program it has never seen.",
    ),
    room(
      "finops",
      [
        "^components/tagging/(contract|spellings|finance-list)\\.ts$",
        "^ipam/(diagnostic|source|decode|suggest)\\.ts$",
        "^ipam/exporters/(csv-text|workbook/workbook)\\.ts$",
        "^ipam/html-page\\.ts$",
      ],
      "A bill is split by the tags that components set; how files are read and written is the same everywhere.",
    ),
    room(
      "cli",
      [
        "^[a-z-]+/index\\.ts$",
        "^[a-z-]+/[a-z-]+/index\\.ts$",
        "^policy-packs/[^/]+/pack\\.ts$",
        "^ipam/diagnostic\\.ts$",
      ],
      "The command line is a thin edge over what each room offers to everyone.",
    ),
    {
      name: "examples-use-the-public-door",
      comment: "An example shows what a user may import, and a user sees index files alone.",
      severity: "error",
      from: { path: "^examples/", pathNot: TEST },
      to: {
        path: "^(guide|ipam|components|policy-packs|stacks|preview|finops|cli|scripts)/",
        pathNot: "/index\\.ts$|^policy-packs/[^/]+/pack\\.ts$",
      },
    },
    {
      name: "nobody-imports-examples",
      comment: "Examples are read and run; code that leaned on one could not be understood without it.",
      severity: "error",
      from: { pathNot: ["^examples/", TEST] },
      to: { path: "^examples/" },
    },
    {
      name: "nobody-imports-scripts",
      comment: "Scripts are run by people and CI; what others need from one belongs in a room.",
      severity: "error",
      from: { pathNot: "^scripts/" },
      to: { path: "^scripts/" },
    },
    {
      name: "no-test-in-shipped-code",
      comment: "What only tests need must not travel with the package, nor change what users run.",
      severity: "error",
      from: { path: "^(guide|ipam|components|policy-packs|stacks|preview|finops|cli)/", pathNot: TEST },
      to: { path: TEST, pathNot: "^node_modules/" },
    },
    {
      name: "no-test-of-a-test",
      comment: "A test file that others import runs twice; shared material has a name of its own.",
      severity: "error",
      from: {},
      to: { path: "\\.test\\.ts$", pathNot: "^node_modules/" },
    },
    {
      name: "provider-sdk-in-leaves-alone",
      comment:
        "Decisions stand in layouts; only a cloud's leaf translates them; the program makes the regions' providers.",
      severity: "error",
      from: {
        path: "^(guide|ipam|components|stacks|preview|finops|cli)/",
        pathNot: [TEST, "^components/.*/(aws|alicloud)[a-z-]*\\.ts$", "^stacks/providers\\.ts$"],
      },
      to: { path: CLOUD_SDK, dependencyTypesNot: ["type-only"] },
    },
    {
      name: "packs-see-provider-types-alone",
      comment:
        "A fact reads inputs as data; loading a provider's SDK to do so would cost seconds on every run.",
      severity: "error",
      from: { path: "^policy-packs/", pathNot: TEST },
      to: { path: CLOUD_SDK, dependencyTypesNot: ["type-only"] },
    },
    {
      name: "plain-rooms-without-pulumi",
      comment:
        "Addresses, clauses and bills are plain values that can be saved, compared and tested without an engine.",
      severity: "error",
      from: { path: "^(guide|ipam|finops)/" },
      to: { path: PULUMI },
    },
    {
      name: "layouts-without-pulumi",
      comment: "A layout decides; with outputs in hand it could no longer be computed before a deployment.",
      severity: "error",
      from: { path: "^components/.*(contract|layout)\\.ts$" },
      to: { path: PULUMI, dependencyTypesNot: ["type-only"] },
    },
    {
      name: "only-edges-replace-files",
      comment:
        "Files are written aside and renamed at the few edges named here; everything else returns text.",
      severity: "error",
      from: {
        pathNot: [
          TEST,
          "^cli/",
          "^ipam/lock-file\\.ts$",
          "^preview/write-[a-z-]+\\.ts$",
          "^finops/store/manifest\\.ts$",
          "^scripts/",
        ],
      },
      to: { path: "^node_modules/write-file-atomic/" },
    },
    {
      name: "no-cycles",
      comment: "Two files that need each other are one thought, or hide a third.",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "no-undeclared-package",
      comment: "A package that only happens to be installed is gone for whoever installs ours.",
      severity: "error",
      from: { pathNot: "^preview/fixtures/" },
      to: { dependencyTypes: ["npm-no-pkg", "npm-unknown"] },
    },
    {
      name: "no-dev-package-in-shipped-code",
      comment: "Development packages are not installed with ours. Lambda brings its own SDK to functions.",
      severity: "error",
      from: {
        path: "^(guide|ipam|components|policy-packs|stacks|preview|finops|cli)/",
        pathNot: `${TEST}|^components/[^/]+/function/`,
      },
      to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only", "type-import"] },
    },
    {
      name: "functions-stand-alone",
      comment: "A function runs in the cloud without Pulumi and without the components around it.",
      severity: "error",
      from: { path: "^components/[^/]+/function/", pathNot: TEST },
      to: {
        path: `^(guide|ipam|components|policy-packs|stacks|preview|finops|cli)/|${PULUMI}|${CLOUD_SDK}`,
        pathNot: ["^components/[^/]+/function/", BUDGET_ARITHMETIC, "^components/tagging/spellings\\.ts$"],
      },
    },
    {
      name: "no-unresolvable",
      comment:
        "An import that leads nowhere fails on the user's machine first; some fixtures do so on purpose.",
      severity: "error",
      from: { pathNot: "^preview/fixtures/" },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: "^node_modules/" },
    exclude: { path: "^(dist|coverage)/|^policy-packs/[^/]+/bin/|^components/[^/]+/function/bin/" },
    // A policy pack has a manifest of its own for the engine and the packages of the root.
    combinedDependencies: true,
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "types", "default"],
    },
  },
};
