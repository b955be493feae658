// The build program, the same on a laptop and for CI:
//   dotnet tool restore
//   dotnet cake --target=Test
using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using System.Xml.Linq;

var target = Argument("target", "Default");
var configuration = Argument("configuration", "Release");

var root = Context.Environment.WorkingDirectory;
var packages = root.Combine("artifacts/packages");
var repacked = root.Combine("artifacts/package-check");
var results = root.Combine("artifacts/test-results");
var table = root.Combine("src/WeChatPay.Chain.Facts/Table");
var typed = root.Combine("src/WeChatPay.Chain.OpenApi/Generated");
var reference = root.Combine("artifacts/reference");
var site = root.Combine("artifacts/site");
var siteSources = root.Combine("artifacts/site-sources");
var mutants = root.Combine("artifacts/mutants");
var ahead = root.Combine("artifacts/ahead");
var summary = results.CombineWithFilePath("summary.txt");
var counting = false;
// See CompileAhead.
string[] systems = ["linux-arm64", "linux-x64", "osx-arm64", "win-x64"];
// The tool and the generator are built for the newest .NET alone, and their tests with them.
string[] netStandardTests = ["WeChatPay.Chain.Tests", "WeChatPay.Chain.OpenApi.Tests", "WeChatPay.Chain.Porting.Tests"];

System.Environment.SetEnvironmentVariable("DEBIAN_FRONTEND", "noninteractive");
// In the environment and not on command lines: the README's commands are run as they stand, and reuse what Build has built.
// So is RepositoryUrl, where it is given (see Directory.Build.props): MSBuild reads both.
System.Environment.SetEnvironmentVariable("Configuration", configuration);

// ---------------------------------------------------------------- targets

Task("Clean")
    .Description("Deletes artifacts/ and every bin/ and obj/.")
    .Does(() =>
{
    CleanDirectory("artifacts");
    CleanDirectories("{src,test}/*/{bin,obj}");
});

Task("Restore")
    .Description("Restores the solution's packages.")
    .Does(() => Run("dotnet", "restore"));

Task("Format")
    .Description("Fails on a file whose white space `dotnet format` would change. The rules of style are errors of Build.")
    // By folder: to load the solution takes longer than to build it, and the generated code has a form of its own.
    .Does(() => Run("dotnet", "format whitespace . --folder --verify-no-changes --include src/ test/ --exclude src/WeChatPay.Chain.OpenApi/Generated"));

Task("Build")
    .Description("Builds the solution; a warning is an error.")
    .IsDependentOn("Restore")
    .Does(() => Run("dotnet", "build --no-restore -warnaserror"));

Task("Test")
    .Description("Runs every test project and counts the tests.")
    .IsDependentOn("Build")
    .Does(() => Counted("Test", () => Run("dotnet", "test --no-build")));

Task("Fuzz")
    .Description("Tries the properties of readers, signatures and secrets with more than a million inputs (--cases=… of each, --seed=…), and counts them.")
    .IsDependentOn("Build")
    .Does(() => Tabled("FUZZ", "25000", "TestCategory=Fuzz", "WeChatPay.Chain.Tests", "WeChatPay.Chain.Porting.Tests"));

Task("Faults")
    .Description("Sends 100,000 faulty responses of every kind to the client (--cases=… in all, --seed=…), and prints what became of them.")
    .IsDependentOn("Build")
    .Does(() => Tabled("FAULT", "100000", "TestCategory=Faults", "WeChatPay.Chain.Tests"));

Task("Cluster")
    .Description("Delivers 10,000 callbacks three times at once to three processes that are killed in between (--cases=…), for each ledger, and counts.")
    .IsDependentOn("Build")
    .Does(() => Tabled("CLUSTER", "10000", "TestCategory=Cluster", "WeChatPay.Chain.AspNetCore.Tests"));

Task("Mutants")
    .Description("Changes the code of a room, one change at a time, and lists the changes that no test notices (--rooms=Crypto,V3): minutes a room.")
    .Does(() =>
{
    // The folders of tests that a room is held by. All tests together would take hours.
    var tests = new Dictionary<string, (string Project, string[] Folders)>
    {
        ["Crypto"] = ("WeChatPay.Chain.Tests", ["Crypto", "Signatures", "ShangMi", "Errors.PlatformKeyErrorsTests"]),
        ["V3"] = ("WeChatPay.Chain.Tests", ["V3", "Callbacks", "Certificates", "ShangMi", "Brands", "Errors.PlatformKeyErrorsTests", "Telemetry"]),
        ["V2"] = ("WeChatPay.Chain.Tests", ["V2", "Callbacks", "Signatures"]),
        ["Callbacks"] = ("WeChatPay.Chain.Tests", ["Callbacks", "V3", "V2", "ShangMi", "Brands", "Telemetry", "Testing", "Certificates"]),
        ["Options"] = ("WeChatPay.Chain.Tests", ["Calls", "Values"]),
        // Behind a test that starts a sandbox Stryker.NET learns no lines that tests run: such classes are left out.
        ["Validation"] = ("WeChatPay.Chain.OpenApi.Tests", [
            "Documented.ValidationTests", "Documented.FieldCheckTests", "Documented.FormatValidationTests", "Documented.EveryOperationValidationTests",
            "Documented.SensitiveFieldsTests"]),
    };
    foreach (var room in Argument("rooms", string.Join(',', tests.Keys)).Split(','))
    {
        Check(tests.ContainsKey(room), $"--rooms: `{room}` is not one of {string.Join(", ", tests.Keys)}.");
        var (project, folders) = tests[room];
        // Stryker.NET builds the project itself: for one framework, and without analyzers, which would refuse the changes.
        var environment = new Dictionary<string, string> { ["Fast"] = "true", ["RunAnalyzers"] = "false", ["EnforceCodeStyleInBuild"] = "false" };
        // The library's own tests need the typed chain for the documentation alone.
        if (project == "WeChatPay.Chain.Tests")
            environment["TypedChain"] = "false";
        var filter = string.Join('|', folders.Select(folder => $"FullyQualifiedName~.{folder}."));
        var config = MakeAbsolute(root.CombineWithFilePath("test/stryker-config.yaml"));
        Run("dotnet", $"stryker --config-file \"{config}\" --mutate \"**/{room}/*.cs\" --test-case-filter \"{filter}\" --output \"{mutants.Combine(room)}\"",
            root.Combine("test").Combine(project), environment);
    }
});

Task("Readme")
    .Description("Runs the commands of README.md, `dotnet test` among them, and counts the tests.")
    .IsDependentOn("Build")
    .Does(() => Counted("Readme", () =>
{
    const string block = @"^<!-- build: run -->\r?\n```sh\r?\n(.*?)^```";
    var blocks = Regex.Matches(System.IO.File.ReadAllText("README.md"), block, RegexOptions.Singleline | RegexOptions.Multiline);
    var lines = blocks.SelectMany(match => match.Groups[1].Value.Split('\n')).Select(line => line.Trim());
    var commands = lines.Where(line => line.Length > 0 && line[0] != '#').ToArray();
    Check(commands.Length > 0, "README.md has no command to run: no ```sh block under a line <!-- build: run -->.");
    // `dotnet test` takes what Build has built. When it looks at each project again, it tests one project after the other: half of the cores wait.
    var environment = new Dictionary<string, string> { ["VSTestNoBuild"] = "true" };
    foreach (var command in commands)
    {
        var words = command.Split(' ', 2);
        Run(words[0], words.ElementAtOrDefault(1) ?? "", environment: environment);
    }
}));

Task("Pack")
    .Description("Packs every packable project into artifacts/packages.")
    .IsDependentOn("Build")
    .Does(() =>
{
    CleanDirectory(packages);
    CompileAhead();
    foreach (var project in GetFiles("src/*/*.csproj"))
        Run("dotnet", $"pack \"{project}\" --no-build --output \"{packages}\" -p:CompiledAhead=\"{ahead}\"");
    Check(Packed().Any(), "No project under src/ is packable.");
});

Task("PackCheck")
    .Description("Looks into the packages: icon, README, symbols, URL of the repository, versions, and no folder of this machine.")
    .IsDependentOn("Pack")
    .Does(() =>
{
    var url = EnvironmentVariable("RepositoryUrl") ?? "";
    foreach (var package in Packed())
        CheckPackage(packages, package, url);

    // With a URL and without one: the build that packs is given one of the two.
    var other = url.Length > 0 ? "" : "https://forge.example/owner/repository";
    CleanDirectory(repacked);
    Run("dotnet", $"pack src/WeChatPay.Chain.Facts --no-build --output \"{repacked}\"",
        environment: new Dictionary<string, string> { ["RepositoryUrl"] = other });
    CheckPackage(repacked, Packed().Single(package => package.Id == "WeChatPay.Chain.Facts"), other);
});

Task("Smoke")
    .Description("Uses the packages as a user would: in an empty folder, by an installed tool and by a project that references them.")
    .IsDependentOn("Pack")
    .Does(() => AsConsumer((folder, own) =>
{
    const string tool = "WeChatPay.Cli";
    var libraries = Packed().Where(package => package.Id != tool).ToArray();
    // A project for each: the same one would not be built again for a program that is older than its last build.
    foreach (var program in new[] { "Program", "Typed" })
    {
        Write(folder, $"{program}/{program}.csproj", new XElement("Project", new XAttribute("Sdk", "Microsoft.NET.Sdk"),
            new XElement("PropertyGroup", new XElement("OutputType", "Exe"), new XElement("TargetFramework", "net10.0"),
                new XElement("ImplicitUsings", "enable"), new XElement("Nullable", "enable"), new XElement("TreatWarningsAsErrors", "true")),
            new XElement("ItemGroup", libraries.Select(package =>
                new XElement("PackageReference", new XAttribute("Include", package.Id), new XAttribute("Version", $"[{package.Version}]"))))));
        CopyFile($"test/smoke/{program}.cs", folder.CombineWithFilePath($"{program}/{program}.cs"));
        Run("dotnet", $"run --project {program}", folder, own);
    }

    // The core alone, and one package that brings it along: the compiler tells of a misspelt path, unless the project switches the rules off.
    foreach (var (program, package) in new[] { ("Misspelt", "WeChatPay.Chain"), ("MisspeltTyped", "WeChatPay.Chain.OpenApi") })
    {
        WriteProgram(folder, program, "net10.0", package, ("TreatWarningsAsErrors", "false"));
        CopyFile("test/smoke/Misspelt.cs", folder.CombineWithFilePath($"{program}/Misspelt.cs"));
        var lines = Output("dotnet", $"build {program}", folder, own);
        Check(lines.Any(line => Regex.IsMatch(line, @"Misspelt\.cs\(4,\d+\): warning WCP001")), $"The build of {program} has no warning WCP001 at line 4.");
        Check(!lines.Any(line => line.Contains("CS9057") || line.Contains("AD0001")), $"The compiler does not load the rules in {program}.");
        Check(!Output("dotnet", $"build {program} --no-incremental -p:WeChatPayAnalyzers=false", folder, own).Any(line => line.Contains("WCP001")),
            $"WeChatPayAnalyzers=false does not switch the rules off in {program}.");
    }

    // Not a local tool: the SDK remembers where it found one of this version, across folders.
    Run("dotnet", $"tool install {tool} --version {Packed().Single(package => package.Id == tool).Version} --tool-path tools", folder, own);
    var wechatpay = folder.CombineWithFilePath("tools/wechatpay").FullPath;
    Run(wechatpay, "demo", folder, own);
    Run(wechatpay, $"run \"{MakeAbsolute(File("test/smoke/order.php"))}\"", folder, own);

    foreach (var (id, version) in Packed())
    {
        var used = GetFiles($"{folder}/**/{$"{id}.{version}.nupkg".ToLowerInvariant()}").FirstOrDefault();
        var packed = packages.CombineWithFilePath($"{id}.{version}.nupkg");
        Check(used is not null && FileHash(used) == FileHash(packed), $"{id} {version} was not taken from {packages}.");
    }
}));

Task("TestNetStandard")
    .Description("Runs the tests against the libraries for netstandard2.0, beside the normal build.")
    .IsDependentOn("Restore")
    .Does(() => Counted("TestNetStandard", () =>
{
    // Without analyzers: Build has had them look at the same code.
    var beside = $"--artifacts-path \"{root.Combine("artifacts/netstandard2.0")}\" -p:LibraryTarget=netstandard2.0 -p:RunAnalyzers=false";
    foreach (var project in netStandardTests)
        Run("dotnet", $"build test/{project} {beside}");
    // The same code as Build's, with fewer random inputs.
    var inputs = new Dictionary<string, string> { ["FUZZ_CASES"] = "40", ["FUZZ_SEED"] = "20261126" };
    System.Threading.Tasks.Parallel.ForEach(netStandardTests, project =>
        Run("dotnet", $"test test/{project} {beside} --no-build --filter TestCategory!=NewerFramework", environment: inputs));
}, netStandardTests));

Task("TestNet8")
    .Description("Runs the tests of protocol, keys and callbacks on .NET 8, which a self-contained program brings along.")
    .IsDependentOn("Restore")
    .Does(() => Counted("TestNet8", () =>
{
    const string project = "WeChatPay.Chain.Tests";
    const string what = "Conformance|Crypto|Callbacks|SixStyles|Signatures|V2|V3";
    var folder = root.Combine("artifacts/net8.0");
    Run("dotnet", $"publish test/{project} --artifacts-path \"{folder}\" -p:TestTarget=net8.0 -p:RunAnalyzers=false -r linux-x64 --self-contained");
    var filter = string.Join("|", what.Split('|').Select(room => $"FullyQualifiedName~{room}"));
    Run($"{folder}/publish/{project}/release_linux-x64/{project}",
        $"--filter \"{filter}\" --report-trx --report-trx-filename {project}.trx --results-directory \"{EnvironmentVariable("TEST_RESULTS")}\" --no-progress");
}, "WeChatPay.Chain.Tests"));

Task("SmokeFramework")
    .Description("Places the order in six styles from a program for .NET Framework in C# 7.3, which Mono runs.")
    .IsDependentOn("Pack")
    .Does(() => AsConsumer((folder, own) =>
{
    WriteProgram(folder, "Host", "net10.0", "WeChatPay.Chain.Sandbox");
    WriteProgram(folder, "Framework", "net472", "WeChatPay.Chain", ("LangVersion", "7.3"));
    Run("dotnet", "build Host", folder, own);
    Run("dotnet", "build Framework", folder, own);
    if (FileExists("/usr/bin/mono"))
        Run("dotnet", $"run --no-build --project Host -- mono Framework/bin/{configuration}/net472/Framework.exe", folder, own);
    else
        Warning("Skipped: running the program for .NET Framework, as there is no Mono. It does compile. `dotnet cake --target=Mono` installs Mono.");
}));

Task("SmokeAot")
    .Description("Places the order from programs that are compiled ahead of time, typed and by paths, without a warning of ours. Needs clang and zlib.")
    .IsDependentOn("Pack")
    .Does(() => AsConsumer((folder, own) =>
{
    (string, string)[] aot = [("PublishAot", "true"), ("InvariantGlobalization", "true")];
    void Program(string name, string package, params (string, string)[] properties)
    {
        WriteProgram(folder, name, "net10.0", package, [.. aot, .. properties]);
        CopyFile($"test/smoke/Aot/{name}.cs", folder.CombineWithFilePath($"{name}/{name}.cs"));
        CopyFile("test/smoke/Aot/Shop.cs", folder.CombineWithFilePath($"{name}/Shop.cs"));
    }

    // An anonymous object as options is read by reflection: the compiler says so at the line that gives one.
    Program("Loose", "WeChatPay.Chain", ("TreatWarningsAsErrors", "false"));
    var warnings = Output("dotnet", "build Loose", folder, own);
    foreach (var code in new[] { "IL2026", "IL3050" })
        Check(warnings.Any(line => Regex.IsMatch(line, $@"Loose\.cs\(5,\d+\): warning {code}")), $"The build of Loose.cs has no warning {code} at its line 5.");

    if (!FileExists("/usr/bin/clang") || !FileExists("/usr/include/zlib.h"))
    {
        Warning("Skipped: compiling ahead of time, as there is no clang or no zlib.h. `dotnet cake --target=Native` installs both.");
        return;
    }
    WriteProgram(folder, "Host", "net10.0", "WeChatPay.Chain.Sandbox");
    Run("dotnet", "build Host", folder, own);
    foreach (var (program, package) in new[] { ("Typed", "WeChatPay.Chain.OpenApi"), ("Indexed", "WeChatPay.Chain") })
    {
        // Of a package that warns, the compiler names the assembly alone (IL2104 for trimming, IL3053 for AOT): others' may warn, ours may not.
        // Every other warning is an error: see WriteProgram.
        Program(program, package, ("WarningsNotAsErrors", "IL2104;IL3053"));
        var lines = Output("dotnet", $"publish {program} --output {program}/published", folder, own);
        var ours = lines.Where(line => Regex.IsMatch(line, @"\bIL\d{4}\b.*WeChatPay\.")).Distinct().ToArray();
        Check(ours.Length == 0, $"Publish with -p:TrimmerSingleWarn=false to see each warning:\n{string.Join("\n", ours)}");
        Run("dotnet", $"run --no-build --project Host -- {program}/published/{program}", folder, own);
    }
}));

Task("Facts")
    .Description("Makes the table of API facts from catalogues in JSON, gzipped or not, and says what changes: --catalogue=PATH,PATH.")
    .Does(() =>
{
    // Or the option twice: --catalogue=PATH --catalogue=PATH.
    var catalogues = Arguments<string>("catalogue", "").SelectMany(static given => given.Split(',', StringSplitOptions.RemoveEmptyEntries)).ToArray();
    Check(catalogues.Length > 0 && catalogues.All(catalogue => FileExists(catalogue)),
        "Name the catalogues: --target=Facts --catalogue=test/data/facts.json.gz,test/data/brand-facts.json.gz.");
    Generator($"facts \"{table}\" {string.Join(' ', catalogues.Select(catalogue => $"\"{MakeAbsolute(File(catalogue))}\""))}");
});

Task("Generate")
    .Description("Makes the C# of the typed chain from the table of API facts.")
    .Does(() => Generator($"code \"{typed}\""));

Task("GenerateCheck")
    .Description("Fails when the C# of the typed chain is not what the table gives.")
    .Does(() => Generator($"check \"{typed}\""));

Task("Reference")
    .Description("Writes a page for every documented operation into artifacts/reference.")
    .Does(() => Generator($"reference \"{reference}\""));

Task("Site")
    .Description("Builds the documentation site into artifacts/site, and fails when a link of it leads nowhere or a page loads anything from elsewhere.")
    .Does(() =>
{
    CleanDirectories([site, siteSources]);
    Generator($"site \"{root}\" \"{siteSources}\"");
    foreach (var language in new[] { "en", "zh-CN" })
    {
        EnsureDirectoryExists(siteSources.Combine(language).Combine("images"));
        CopyFiles($"docs/{language}/images/*.png", siteSources.Combine(language).Combine("images"));
    }
    CollectAssemblies(siteSources.Combine("assemblies"));
    Run("dotnet", "docfx metadata --logLevel error docfx.json", siteSources);
    Run("dotnet", "docfx build --warningsAsErrors docfx.json", siteSources);
    // Of no use to a reader: what docfx writes for its own next run and for debuggers of its scripts, and its own pictures.
    foreach (var name in new[] { "manifest.json", "xrefmap.yml", "logo.svg", "favicon.ico", "public/*.map" })
        DeleteFiles($"{site}/{name}");
    Generator($"finish \"{site}\"");
    // The tests of this run, if any follow, walk through the site.
    System.Environment.SetEnvironmentVariable("SITE", site.FullPath);
});

Task("SiteWalk")
    .Description("Walks through the site by Chromium, in both languages, light and dark, wide and narrow; pictures are in artifacts/site-pictures.")
    .IsDependentOn("Site")
    .Does(() => Run("dotnet", "test test/WeChatPay.Chain.Sandbox.Tests --filter FullyQualifiedName~SiteWalkTests"));

Task("Default")
    .Description("Everything, from a clean tree.")
    .IsDependentOn("Clean")
    .IsDependentOn("Ci");

Task("Ci")
    .Description("What has to pass before a change lands.")
    .IsDependentOn("Format")
    .IsDependentOn("Build")
    .IsDependentOn("GenerateCheck")
    .IsDependentOn("Site")
    .IsDependentOn("Readme")
    .IsDependentOn("TestNetStandard")
    .IsDependentOn("TestNet8")
    .IsDependentOn("Pack")
    .IsDependentOn("PackCheck")
    .IsDependentOn("Smoke")
    .IsDependentOn("SmokeFramework")
    .IsDependentOn("SmokeAot");

// ---------------------------------------------------------------- targets that change the machine: no other target depends on one

Task("Browser")
    .Description("Installs Chromium and its driver, which the tests of the sandbox's page and of the site drive, and a Chinese font for their pictures.")
    .Does(() => Install("every test with a browser", "chromium chromium-driver fonts-wqy-zenhei",
        "/usr/bin/chromium", "/usr/bin/chromedriver", "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc"));

Task("Mono")
    .Description("Installs Mono, which runs the libraries for netstandard2.0.")
    // mono-devel for its facades: mono-runtime alone has no netstandard.dll.
    .Does(() => Install("every program for Mono", "mono-runtime mono-devel", "/usr/bin/mono", "/usr/lib/mono/4.5/Facades/netstandard.dll"));

Task("Native")
    .Description("Installs clang and zlib, which link a program that is compiled ahead of time.")
    .Does(() => Install("every program that is compiled ahead of time", "clang zlib1g-dev", "/usr/bin/clang", "/usr/include/zlib.h"));

Task("Php")
    .Description("Installs PHP, which the functions of ported code are held against.")
    .Does(() => Install("the comparison with PHP", "php-cli php-bcmath php-mbstring php-guzzlehttp-promises", 
        "/usr/bin/php", "/usr/share/php/GuzzleHttp/Promise/autoload.php"));

Task("Postgres")
    .Description("Installs PostgreSQL, which the sample of many processes is run with.")
    .Does(() => Install("the sample of many processes", "postgresql", "/usr/bin/psql"));

Task("Redis")
    .Description("Installs Redis, which the ledger of many processes is tested with.")
    .Does(() => Install("every test with Redis", "redis-server", "/usr/bin/redis-server"));

RunTarget(target);

// ---------------------------------------------------------------- what the targets share

void Run(string program, string arguments, DirectoryPath folder = null, IDictionary<string, string> environment = null)
{
    Information($"> {program} {arguments}");
    var settings = new ProcessSettings { Arguments = arguments, WorkingDirectory = folder ?? root, EnvironmentVariables = environment };
    var code = StartProcess(program, settings);
    Check(code == 0, $"`{program} {arguments}` ended with {code}.");
}

// Runs a program, and gives the lines that it printed.
string[] Output(string program, string arguments, DirectoryPath folder, IDictionary<string, string> environment)
{
    Information($"> {program} {arguments}");
    var settings = new ProcessSettings { Arguments = arguments, WorkingDirectory = folder, EnvironmentVariables = environment, RedirectStandardOutput = true };
    var code = StartProcess(program, settings, out var output);
    var lines = output.ToArray();
    foreach (var line in lines)
        Information(line);
    Check(code == 0, $"`{program} {arguments}` ended with {code}.");
    return lines;
}

// A program of its own, so that tests can call what it consists of.
void Generator(string arguments) => Run("dotnet", $"run --project src/WeChatPay.Chain.Generator -- {arguments}");

// Gathers the assemblies of the packages with their documentation. These two projects reference all packages; they are built for the newest .NET alone.
void CollectAssemblies(DirectoryPath folder)
{
    EnsureDirectoryExists(folder);
    Run("dotnet", "build src/WeChatPay.Cli");
    Run("dotnet", "build src/WeChatPay.Chain.AspNetCore.Redis --framework net10.0");
    foreach (var project in new[] { "WeChatPay.Cli", "WeChatPay.Chain.AspNetCore", "WeChatPay.Chain.AspNetCore.Redis" })
        CopyFiles($"src/{project}/bin/{configuration}/net10.0/WeChatPay.Chain*.*", folder);
    var names = GetFiles("src/*/*.csproj")
        .Where(project => System.IO.File.ReadAllText(project.FullPath).Contains("<IsPackable>true</IsPackable>"))
        .Select(project => project.GetFilenameWithoutExtension().FullPath).Where(name => name != "WeChatPay.Cli").ToArray();
    foreach (var name in names)
        Check(FileExists($"{folder}/{name}.dll") && FileExists($"{folder}/{name}.xml"), $"CollectAssemblies has not built {name}: let it build that package too.");
    bool IsOfPackage(FilePath file) => file.GetExtension() is ".dll" or ".xml" && names.Contains(file.GetFilenameWithoutExtension().FullPath);
    DeleteFiles(GetFiles($"{folder}/*.*").Where(file => !IsOfPackage(file)));
}

void Check(bool condition, string otherwise)
{
    if (!condition)
        throw new CakeException(otherwise);
}

// Runs tests, and sums the result files of all such runs of this build, also when a test has failed.
//   name:     of the folder under artifacts/test-results for the files of this run
//   projects: that have to run, by name; every test project without it
void Counted(string name, Action run, params string[] projects)
{
    var folder = results.Combine(name);
    // Files of an earlier build would be counted too.
    if (!counting)
        CleanDirectory(results);
    counting = true;
    CleanDirectory(folder);
    System.Environment.SetEnvironmentVariable("TEST_RESULTS", folder.FullPath);
    try
    {
        run();
    }
    finally
    {
        System.Environment.SetEnvironmentVariable("TEST_RESULTS", null);
        Information($"{name}: {Total(folder)}");
        System.IO.File.WriteAllText(summary.FullPath, $"{Total(results)}\n");
        Information($"All runs: {Total(results)}");
    }

    if (projects.Length == 0)
        projects = GetFiles("test/*Tests/*.csproj").Select(project => project.GetFilenameWithoutExtension().FullPath).ToArray();
    foreach (var project in projects)
        Check(FileExists($"{folder}/{project}.trx"), $"{name}: {project} ran no test. Is it in the solution?");
    Check(!Total(folder).StartsWith("0 "), $"{name}: no test passed.");
}

// Runs tests whose random inputs are counted, and prints the table that they write.
//   name:     before `_CASES`, `_SEED` and `_TABLE` in the environment of the tests
//   cases:    unless the command line has --cases
//   filter:   of the tests
//   projects: of tests, by name
void Tabled(string name, string cases, string filter, params string[] projects)
{
    var seed = Argument("seed", System.Security.Cryptography.RandomNumberGenerator.GetInt32(int.MaxValue).ToString());
    var table = results.CombineWithFilePath($"{name.ToLowerInvariant()}.txt");
    EnsureDirectoryExists(results);
    System.IO.File.WriteAllText(table.FullPath, "");
    var environment = new Dictionary<string, string>
    {
        [$"{name}_CASES"] = Argument("cases", cases),
        [$"{name}_SEED"] = seed,
        [$"{name}_TABLE"] = table.FullPath,
    };
    try
    {
        foreach (var project in projects)
            Run("dotnet", $"test test/{project} --no-build --filter {filter}", environment: environment);
    }
    finally
    {
        var lines = System.IO.File.ReadAllLines(table.FullPath);
        Information(string.Join("\n", lines));
        Information($"{name}, seed {seed}: {lines.Sum(Inputs):N0} inputs.");
    }

    // Of a line of one property. The other tables have their sum in a line of their own.
    static long Inputs(string line) => line.StartsWith("all ") ? long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1])
        : long.TryParse(line.TrimStart().Split(' ')[0], out var inputs) ? inputs : 0;
}

string Total(DirectoryPath folder)
{
    var files = GetFiles($"{folder}/**/*.trx").Select(file => XDocument.Load(file.FullPath));
    var counters = files.Select(file => file.Descendants().First(node => node.Name.LocalName == "Counters")).ToArray();
    int Sum(string name) => counters.Sum(node => (int)node.Attribute(name));
    // By subtraction: the runner leaves `notExecuted` at 0, and an error or a time-out is a failure too.
    var (passed, failed, skipped) = (Sum("passed"), Sum("executed") - Sum("passed"), Sum("total") - Sum("executed"));
    return $"{passed} passed, {failed} failed" + (skipped > 0 ? $", {skipped} skipped" : "");
}

// Installs Debian packages. Where that is not possible, the build says why and goes on: the tests that need them are skipped.
void Install(string forWhat, string names, params string[] files)
{
    if (files.All(file => FileExists(file)))
    {
        Information($"Already here: {names}.");
        return;
    }

    var asRoot = System.Environment.UserName == "root";
    var reason = !FileExists("/usr/bin/apt-get") ? "there is no apt-get"
        : !asRoot && (!FileExists("/usr/bin/sudo") || StartProcess("sudo", "-n true") != 0) ? "apt-get needs root, or sudo without a password"
        : AptGet("update -qq") && AptGet($"install -qq -y --no-install-recommends {names}") ? null
        : "apt-get failed";
    if (reason is not null)
        Warning($"Not installed: {names}, because {reason}. Without them, {forWhat} is skipped.");

    bool AptGet(string arguments)
    {
        Information($"> apt-get {arguments}");
        return StartProcess(asRoot ? "apt-get" : "sudo", asRoot ? arguments : $"-n DEBIAN_FRONTEND=noninteractive apt-get {arguments}") == 0;
    }
}

// Does something in an empty folder that takes our packages, and keeps a cache of its own: in the machine's, a package of the same version from an earlier
// run would be taken instead.
void AsConsumer(Action<DirectoryPath, IDictionary<string, string>> use)
{
    var folder = new DirectoryPath(System.IO.Directory.CreateTempSubdirectory("wechatpay-smoke-").FullName);
    try
    {
        Write(folder, "nuget.config", new XElement("configuration", new XElement("packageSources", Add("key", "packed", "value", packages.FullPath))));
        use(folder, new Dictionary<string, string>
        {
            ["NUGET_PACKAGES"] = folder.Combine("cache").FullPath,
            // Where a tool looks for the runtime when it is not in a place known to the system.
            ["DOTNET_ROOT"] = System.IO.Path.GetFullPath("../../..", System.Runtime.InteropServices.RuntimeEnvironment.GetRuntimeDirectory()),
        });
    }
    finally
    {
        DeleteDirectory(folder, new DeleteDirectorySettings { Recursive = true, Force = true });
    }
}

// Writes a program that references one of our packages; its sources are those of test/smoke/{name}, where there is such a folder.
void WriteProgram(DirectoryPath folder, string name, string framework, string package, params (string Name, string Value)[] properties)
{
    var version = Packed().Single(one => one.Id == package).Version;
    Write(folder, $"{name}/{name}.csproj", new XElement("Project", new XAttribute("Sdk", "Microsoft.NET.Sdk"),
        new XElement("PropertyGroup", new XElement("OutputType", "Exe"), new XElement("TargetFramework", framework), new XElement("TreatWarningsAsErrors", "true"),
            framework == "net10.0" ? new XElement("ImplicitUsings", "enable") : null, framework == "net10.0" ? new XElement("Nullable", "enable") : null,
            properties.Select(property => new XElement(property.Name, property.Value))),
        new XElement("ItemGroup", new XElement("PackageReference", new XAttribute("Include", package), new XAttribute("Version", $"[{version}]")),
            framework == "net472" ? new XElement("Reference", new XAttribute("Include", "Microsoft.CSharp")) : null)));
    if (DirectoryExists($"test/smoke/{name}"))
        CopyFiles($"test/smoke/{name}/*.cs", folder.Combine(name));
}

// The core as machine code too, beside the same IL: a program's first call need not compile it. Other systems than these take the assembly in lib.
void CompileAhead()
{
    CleanDirectory(ahead);
    Write(ahead, "Ahead.csproj", new XElement("Project", new XAttribute("Sdk", "Microsoft.NET.Sdk"),
        new XElement("PropertyGroup", new XElement("TargetFramework", "net10.0"), new XElement("IsPackable", "false"),
            new XElement("PublishReadyToRun", "true"), new XElement("SelfContained", "false"), new XElement("RuntimeIdentifiers", string.Join(';', systems))),
        new XElement("ItemGroup", new XElement("ProjectReference", new XAttribute("Include", "../../src/WeChatPay.Chain/WeChatPay.Chain.csproj"))),
        // What it depends on comes in packages of others.
        new XElement("Target", new XAttribute("Name", "ExcludeOthers"), new XAttribute("BeforeTargets", "_PrepareForReadyToRunCompilation"),
            new XElement("ItemGroup", new XElement("PublishReadyToRunExclude",
                new XAttribute("Include", "@(ResolvedFileToPublish->'%(Filename)%(Extension)');Ahead.dll"), new XAttribute("Exclude", "WeChatPay.Chain.dll"))))));
    Run("dotnet", $"restore \"{ahead}\"");
    foreach (var system in systems)
        Run("dotnet", $"publish \"{ahead}\" --no-restore --runtime {system} --output \"{ahead.Combine($"runtimes/{system}/lib/net10.0")}\"");
}

IEnumerable<(string Id, string Version)> Packed() =>
    from file in GetFiles($"{packages}/*.nupkg")
    let name = Regex.Match(file.GetFilename().FullPath, @"^(.+?)\.(\d+\.\d+\.\d+.*)\.nupkg$")
    select (name.Groups[1].Value, name.Groups[2].Value);

void CheckPackage(DirectoryPath folder, (string Id, string Version) package, string url)
{
    var (id, version) = package;
    var file = folder.CombineWithFilePath($"{id}.{version}.nupkg");
    var symbolFile = folder.CombineWithFilePath($"{id}.{version}.snupkg");
    CheckIn(FileExists(symbolFile), $"{symbolFile.GetFilename()} is not beside it.");
    var content = ReadZip(file);
    var symbols = ReadZip(symbolFile);

    var metadata = XDocument.Load(new System.IO.MemoryStream(content[$"{id}.nuspec"])).Descendants().First(node => node.Name.LocalName == "metadata");
    string Value(string name) => metadata.Elements().FirstOrDefault(node => node.Name.LocalName == name)?.Value ?? "";
    CheckIn(content.TryGetValue(Value("icon"), out var icon) && icon.AsSpan(1, 3).SequenceEqual("PNG"u8), "no PNG as its icon.");
    CheckIn(Value("license").Length > 0 && Value("tags").Length > 0 && Value("description").Length > 0, "no license, tags or description.");
    CheckIn(Value("projectUrl") == url, $"the URL of the project is `{Value("projectUrl")}` instead of `{url}`.");
    var repository = (string)metadata.Elements().FirstOrDefault(node => node.Name.LocalName == "repository")?.Attribute("url") ?? "";
    CheckIn(repository == url, $"the URL of the repository is `{repository}` instead of `{url}`.");
    foreach (var dependency in metadata.Descendants().Where(node => node.Name.LocalName == "dependency"))
    {
        var (other, wanted) = ((string)dependency.Attribute("id"), (string)dependency.Attribute("version"));
        CheckIn(wanted == version || Packed().All(one => one.Id != other), $"it depends on {other} {wanted}.");
    }

    CheckIn(id != "WeChatPay.Chain" || GetFiles("docs/samples/linqpad/*.linq").All(query => content.ContainsKey($"linqpad-samples/{query.GetFilename()}")),
        "it has not all the queries for LINQPad.");
    var rules = content.Keys.Where(name => name.StartsWith("analyzers/")).ToArray();
    string[] forCompilers =
    [
        "analyzers/dotnet/cs/WeChatPay.Chain.Completion.dll", "analyzers/dotnet/roslyn4.8/cs/Superpower.dll",
        "analyzers/dotnet/roslyn4.8/cs/WeChatPay.Chain.Analyzers.dll", "analyzers/dotnet/roslyn4.8/cs/WeChatPay.Chain.CodeFixes.dll",
        "analyzers/dotnet/roslyn4.8/cs/WeChatPay.Chain.Refactorings.dll",
    ];
    CheckIn(rules.Order(StringComparer.Ordinal).SequenceEqual(id == "WeChatPay.Chain" ? forCompilers : []),
        $"it has the rules {string.Join(", ", rules)}.");
    var ruleBytes = rules.Sum(name => Compressed(file, name));
    CheckIn(ruleBytes < 1_000_000, $"its rules take {ruleBytes:N0} bytes.");
    CheckIn(content.TryGetValue(Value("readme"), out var readme), "no README.");
    var text = System.Text.Encoding.UTF8.GetString(readme);
    var links = Regex.Matches(text, @"\]\(\s*<?([^)\s>]+)|^\s*\[[^\]]+\]:\s*<?(\S+)|(?:href|src)=""([^""]+)", RegexOptions.Multiline)
        .Select(link => link.Groups.Values.Skip(1).First(group => group.Success).Value).ToArray();
    var wrong = links.Where(link => url.Length == 0 || !link.StartsWith($"{url.TrimEnd('/')}/")).ToArray();
    CheckIn(wrong.Length == 0, $"its README has links that lead nowhere without the repository: {string.Join(", ", wrong)}.");
    CheckIn(url.Length == 0 || links.Length > 0, "its README has no link to the repository.");
    CheckIn(!text.Contains("repository:"), "its README has a placeholder.");
    var documented = Regex.Match(text, $@"^\| `{Regex.Escape(id)}` \|[^|]*\| ([^|]*) \|\r?$", RegexOptions.Multiline).Groups[1].Value;
    var machineCode = content.Keys.Where(name => name.StartsWith("runtimes/")).Select(name => name.Split('/')[1]).Order();
    CheckIn(id != "WeChatPay.Chain" || machineCode.SequenceEqual(systems), $"it has machine code for {string.Join(", ", machineCode)}.");
    var frameworks = content.Keys.Where(name => name.StartsWith("lib/")).Select(name => name.Split('/')[1]).ToHashSet();
    CheckIn(documented.Length > 0 && (frameworks.Count == 0 || frameworks.SetEquals(documented.Split(", "))),
        $"its README says `{documented}`, but it has libraries for {string.Join(", ", frameworks.Order())}.");

    foreach (var (name, bytes) in content.Where(entry => Regex.IsMatch(entry.Key, @"(^|/)WeChatPay\.[^/]*\.dll$")))
    {
        using var assembly = new PEReader(new System.IO.MemoryStream(bytes));
        CheckIn(assembly.ReadDebugDirectory().Any(entry => entry.Type == DebugDirectoryEntryType.Reproducible), $"{name} is not built deterministically.");
        // A package of symbols has those of libraries alone, and inside of the rules each user would download them.
        if (Regex.IsMatch(name, @"^analyzers/|/WeChatPay\.Chain\.Analyzers\.dll$"))
            continue;
        // Code that was compiled ahead has the symbols of the assembly that it was made of.
        var origin = Regex.Replace(name, "^runtimes/[^/]+/", "");
        var embedded = assembly.ReadDebugDirectory().Where(entry => entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb).ToArray();
        byte[] pdb = null;
        CheckIn(embedded.Length > 0 || symbols.TryGetValue(System.IO.Path.ChangeExtension(origin, ".pdb"), out pdb), $"no symbols for {name}.");
        using var provider = embedded.Length > 0 ? assembly.ReadEmbeddedPortablePdbDebugDirectoryData(embedded[0])
            : MetadataReaderProvider.FromPortablePdbStream(new System.IO.MemoryStream(pdb));
        var reader = provider.GetMetadataReader();
        var view = assembly.ReadCodeViewDebugDirectoryData(assembly.ReadDebugDirectory().First(entry => entry.Type == DebugDirectoryEntryType.CodeView));
        CheckIn(reader.DebugMetadataHeader!.Id.AsSpan()[..16].SequenceEqual(view.Guid.ToByteArray()), $"the symbols of {name} are those of another build.");
        foreach (var source in reader.Documents.Select(handle => reader.GetString(reader.GetDocument(handle).Name)))
            CheckIn(source.StartsWith("/_"), $"the symbols of {name} name a folder of this machine: {source}.");
    }

    // In compiled code as well: CallerFilePath, resources, settings. Folders are found however they are written.
    foreach (var here in new[] { root.FullPath, System.Environment.GetFolderPath(System.Environment.SpecialFolder.UserProfile) })
        foreach (var (name, bytes) in content.Concat(symbols).Where(entry => !entry.Key.EndsWith(".dll") || entry.Key.Contains("WeChatPay.")))
            foreach (var encoding in new[] { System.Text.Encoding.UTF8, System.Text.Encoding.Unicode })
                CheckIn(bytes.AsSpan().IndexOf(encoding.GetBytes($"{here.TrimEnd('/')}/")) < 0, $"{name} names a folder of this machine: {here}.");

    void CheckIn(bool condition, string otherwise) => Check(condition, $"{file.GetFilename()}: {otherwise}");
}

Dictionary<string, byte[]> ReadZip(FilePath file)
{
    using var zip = ZipFile.OpenRead(file.FullPath);
    return zip.Entries.ToDictionary(entry => entry.FullName, entry =>
    {
        using var stream = entry.Open();
        var bytes = new System.IO.MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    });
}

long Compressed(FilePath file, string name)
{
    using var zip = ZipFile.OpenRead(file.FullPath);
    return zip.GetEntry(name)!.CompressedLength;
}

string FileHash(FilePath file) => CalculateFileHash(file).ToHex();

XElement Add(params string[] pairs) => new XElement("add", pairs.Chunk(2).Select(pair => new XAttribute(pair[0], pair[1])));

void Write(DirectoryPath folder, string name, XElement content)
{
    var file = folder.CombineWithFilePath(name);
    EnsureDirectoryExists(file.GetDirectory());
    System.IO.File.WriteAllText(file.FullPath, content.ToString());
}
