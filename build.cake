// The build program, the same on a laptop and for CI:
//   dotnet tool restore
//   dotnet cake --target=Test
using System.Text.RegularExpressions;
using System.Xml.Linq;

var target = Argument("target", "Default");
var configuration = Argument("configuration", "Release");

var root = Context.Environment.WorkingDirectory;
var packages = root.Combine("artifacts/packages");
var results = root.Combine("artifacts/test-results");
var table = root.Combine("src/WeChatPay.Chain.Facts/Table");
var typed = root.Combine("src/WeChatPay.Chain.OpenApi/Generated");
var reference = root.Combine("artifacts/reference");
var summary = results.CombineWithFilePath("summary.txt");

// In the environment and not on command lines: the README's commands are run as they stand, and reuse what Build has built.
System.Environment.SetEnvironmentVariable("Configuration", configuration);
System.Environment.SetEnvironmentVariable("TEST_RESULTS", results.FullPath);

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
    .Description("Fails on a file that `dotnet format` would change.")
    .IsDependentOn("Restore")
    .Does(() => Run("dotnet", "format --no-restore --verify-no-changes"));

Task("Build")
    .Description("Builds the solution; a warning is an error.")
    .IsDependentOn("Restore")
    .Does(() => Run("dotnet", "build --no-restore -warnaserror"));

Task("Browser")
    .Description("Installs Chromium and its driver, which the test of the sandbox's page drives, where they are missing and apt-get may.")
    .Does(() =>
{
    if (FileExists("/usr/bin/chromium") && FileExists("/usr/bin/chromedriver"))
        return;
    if (!FileExists("/usr/bin/apt-get") || System.Environment.UserName != "root")
    {
        Warning("Skipped: there is no Chromium, and apt-get is not here or not allowed; the test of the page is skipped too. Install chromium and chromium-driver.");
        return;
    }

    Run("apt-get", "update -qq");
    Run("apt-get", "install -qq -y --no-install-recommends chromium chromium-driver", environment: new Dictionary<string, string> { ["DEBIAN_FRONTEND"] = "noninteractive" });
});

Task("Test")
    .Description("Runs every test project and counts the tests.")
    .IsDependentOn("Browser")
    .IsDependentOn("Build")
    .Does(() => Counted(() => Run("dotnet", "test --no-build")));

Task("Fuzz")
    .Description("Tries the properties of parsers, naming, options and ciphers with 100,000 cases each (--cases=…): minutes.")
    .IsDependentOn("Build")
    .Does(() => Run("dotnet", "test test/WeChatPay.Chain.Tests --no-build --filter TestCategory=Fuzz", environment: new Dictionary<string, string> { ["FUZZ_CASES"] = Argument("cases", "100000") }));

Task("Readme")
    .Description("Runs the commands of README.md, `dotnet test` among them, and counts the tests.")
    .IsDependentOn("Build")
    .Does(() => Counted(() =>
{
    var blocks = Regex.Matches(System.IO.File.ReadAllText("README.md"), @"^<!-- build: run -->\r?\n```sh\r?\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline);
    var commands = blocks.SelectMany(block => block.Groups[1].Value.Split('\n')).Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#').ToArray();
    Check(commands.Length > 0, "README.md has no command to run: no ```sh block under a line <!-- build: run -->.");
    foreach (var command in commands)
    {
        var words = command.Split(' ', 2);
        Run(words[0], words.ElementAtOrDefault(1) ?? "");
    }
}));

Task("Pack")
    .Description("Packs every packable project into artifacts/packages.")
    .IsDependentOn("Build")
    .Does(() =>
{
    CleanDirectory(packages);
    foreach (var project in GetFiles("src/*/*.csproj"))
        Run("dotnet", $"pack \"{project}\" --no-build --output \"{packages}\"");
    Check(Packed().Any(), "No project under src/ is packable.");
});

Task("Smoke")
    .Description("Uses the packages as a user would: in an empty folder, by an installed tool and by a project that references them.")
    .IsDependentOn("Pack")
    .Does(() =>
{
    const string tool = "WeChatPay.Cli";
    var folder = new DirectoryPath(System.IO.Directory.CreateTempSubdirectory("wechatpay-smoke-").FullName);
    // A package cache of its own: in the machine's, a package of the same version from an earlier run would be taken instead.
    var own = new Dictionary<string, string>
    {
        ["NUGET_PACKAGES"] = folder.Combine("cache").FullPath,
        // Where a tool looks for the runtime when it is not in a place known to the system.
        ["DOTNET_ROOT"] = System.IO.Path.GetFullPath("../../..", System.Runtime.InteropServices.RuntimeEnvironment.GetRuntimeDirectory()),
    };
    var libraries = Packed().Where(package => package.Id != tool).ToArray();
    try
    {
        Write(folder, "nuget.config", new XElement("configuration", new XElement("packageSources", Add("key", "packed", "value", packages.FullPath))));
        // A project for each: the same one would not be built anew for a program that is older than its last build.
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

        if (Packed().FirstOrDefault(package => package.Id == tool) is { Id: not null } cli)
        {
            // Not a local tool: the SDK remembers where it found one of this version, across folders.
            Run("dotnet", $"tool install {cli.Id} --version {cli.Version} --tool-path tools", folder, own);
            var wechatpay = folder.CombineWithFilePath("tools/wechatpay").FullPath;
            Run(wechatpay, "demo", folder, own);
            Run(wechatpay, $"run \"{MakeAbsolute(File("test/smoke/order.php"))}\"", folder, own);
        }
        else
        {
            Check(!DirectoryExists($"src/{tool}"), $"src/{tool} is there but was not packed.");
            Warning($"Skipped: the tool. There is no src/{tool} yet.");
        }

        foreach (var (id, version) in Packed())
        {
            var used = GetFiles($"{folder}/**/{$"{id}.{version}.nupkg".ToLowerInvariant()}").FirstOrDefault();
            Check(used is not null && FileHash(used) == FileHash(packages.CombineWithFilePath($"{id}.{version}.nupkg")), $"{id} {version} was not taken from {packages}.");
        }
    }
    finally
    {
        DeleteDirectory(folder, new DeleteDirectorySettings { Recursive = true, Force = true });
    }
});

Task("Facts")
    .Description("Makes the table of API facts from a catalogue in JSON, gzipped or not: --catalogue=PATH.")
    .Does(() =>
{
    var catalogue = Argument("catalogue", "");
    Check(FileExists(catalogue), "Name the catalogue: --target=Facts --catalogue=test/data/facts.json.gz.");
    Generator($"facts \"{MakeAbsolute(File(catalogue))}\" \"{table}\"");
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

Task("Default")
    .Description("Everything, from a clean tree.")
    .IsDependentOn("Clean")
    .IsDependentOn("Ci");

Task("Ci")
    .Description("What has to pass before a change lands.")
    .IsDependentOn("Format")
    .IsDependentOn("Build")
    .IsDependentOn("GenerateCheck")
    .IsDependentOn("Browser")
    .IsDependentOn("Readme")
    .IsDependentOn("Pack")
    .IsDependentOn("Smoke");

RunTarget(target);

// ---------------------------------------------------------------- what the targets share

void Run(string program, string arguments, DirectoryPath folder = null, IDictionary<string, string> environment = null)
{
    Information($"> {program} {arguments}");
    var settings = new ProcessSettings { Arguments = arguments, WorkingDirectory = folder ?? root, EnvironmentVariables = environment };
    var code = StartProcess(program, settings);
    Check(code == 0, $"`{program} {arguments}` ended with {code}.");
}

// A program of its own, so that tests can call what it consists of.
void Generator(string arguments) => Run("dotnet", $"run --project src/WeChatPay.Chain.Generator -- {arguments}");

void Check(bool condition, string otherwise)
{
    if (!condition)
        throw new CakeException(otherwise);
}

// Does what it is told, which runs tests, then sums their result files, also when a test has failed.
void Counted(Action run)
{
    CleanDirectory(results);
    try
    {
        run();
    }
    finally
    {
        var counters = GetFiles($"{results}/*.trx").Select(file => XDocument.Load(file.FullPath).Descendants().First(node => node.Name.LocalName == "Counters")).ToArray();
        int Sum(string name) => counters.Sum(node => (int)node.Attribute(name));
        // By subtraction: the runner leaves `notExecuted` at 0, and an error or a time-out is a failure too.
        var (passed, failed, skipped) = (Sum("passed"), Sum("executed") - Sum("passed"), Sum("total") - Sum("executed"));
        System.IO.File.WriteAllText(summary.FullPath, $"{passed} passed, {failed} failed" + (skipped > 0 ? $", {skipped} skipped" : "") + "\n");
        Information(System.IO.File.ReadAllText(summary.FullPath).Trim());
    }

    foreach (var project in GetFiles("test/*Tests/*.csproj"))
        Check(FileExists($"{results}/{project.GetFilenameWithoutExtension()}.trx"), $"{project} ran no test. Is it in the solution?");
    Check(!System.IO.File.ReadAllText(summary.FullPath).StartsWith("0 "), "No test passed.");
}

IEnumerable<(string Id, string Version)> Packed() =>
    from file in GetFiles($"{packages}/*.nupkg")
    let name = Regex.Match(file.GetFilename().FullPath, @"^(.+?)\.(\d+\.\d+\.\d+.*)\.nupkg$")
    select (name.Groups[1].Value, name.Groups[2].Value);

string FileHash(FilePath file) => CalculateFileHash(file).ToHex();

XElement Add(params string[] pairs) => new XElement("add", pairs.Chunk(2).Select(pair => new XAttribute(pair[0], pair[1])));

void Write(DirectoryPath folder, string name, XElement content)
{
    var file = folder.CombineWithFilePath(name);
    EnsureDirectoryExists(file.GetDirectory());
    System.IO.File.WriteAllText(file.FullPath, content.ToString());
}
