using System.ComponentModel;
using System.Diagnostics;
using NUnit.Framework;
using WeChatPay.Sandbox;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Documentation;

/// <summary>The scripts in other languages are run by their own programs, against a sandbox of the test.</summary>
[NewerFramework("The programs of the scripts run on the newest .NET, with its libraries beside them.")]
public sealed class ScriptsTests
{
    private const string FSharp = "docs/samples/fsharp/order.fsx";
    private const string PowerShell = "docs/samples/powershell/order.ps1";
    private const string Expected = "^weixin://.+\nNOTPAY\n404 RESOURCE_NOT_EXISTS\n$";

    private DirectoryInfo _library = null!;

    /// <summary>A folder as <c>dotnet publish</c> makes one: the library, and what it uses.</summary>
    [OneTimeSetUp]
    public void CopyLibrary()
    {
        string[] names =
        [
            "WeChatPay.Chain", "WeChatPay.Chain.Facts", "Flurl", "Flurl.Http", "Newtonsoft.Json", "BouncyCastle.Cryptography", "Std.UriTemplate", "Polly.Core",
            "Microsoft.Extensions.Logging.Abstractions", "Microsoft.Extensions.DependencyInjection.Abstractions",
        ];
        _library = Directory.CreateTempSubdirectory("wechatpay-scripts-");
        foreach (var path in ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator))
        {
            if (names.Contains(Path.GetFileNameWithoutExtension(path)))
                File.Copy(path, Path.Combine(_library.FullName, Path.GetFileName(path)));
        }
        Assert.That(_library.GetFiles(), Has.Length.EqualTo(names.Length));
    }

    [OneTimeTearDown]
    public void DeleteLibrary() => _library.Delete(recursive: true);

    [Test]
    public async Task FSharpScript_Run_PlacesAnOrderAndFindsIt()
    {
        const string reference = "#r \"nuget: WeChatPay.Chain\"";
        var code = Repository.Read(FSharp);
        Assert.That(code, Does.Contain(reference));
        var script = Path.Combine(_library.FullName, "order.fsx");
        await File.WriteAllTextAsync(script, code.Replace(reference, "#r \"WeChatPay.Chain.dll\"", StringComparison.Ordinal));

        Assert.That(await RunAsync("dotnet", "fsi", "--nologo", "--quiet", script), Does.Match(Expected));
    }

    [Test]
    public async Task PowerShellScript_Run_PlacesAnOrderAndFindsIt() =>
        Assert.That(await RunAsync("pwsh", "-NoProfile", "-File", Repository.PathOf(PowerShell), "-Library", _library.FullName), Does.Match(Expected));

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        await using var sandbox = await SandboxServer.StartAsync();
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["WECHATPAY_MCHID"] = sandbox.Mchid,
                ["WECHATPAY_SERIAL"] = sandbox.MerchantSerial,
                ["WECHATPAY_PRIVATE_KEY"] = sandbox.MerchantPrivateKeyPem,
                ["WECHATPAY_PLATFORM_KEY_ID"] = sandbox.PlatformKeyId,
                ["WECHATPAY_PLATFORM_KEY"] = sandbox.PlatformPublicKeyPem,
                ["WECHATPAY_BASE_URI"] = sandbox.BaseUri.AbsoluteUri,
            },
        };
        // Set by the SDK that runs this test, for itself.
        foreach (var name in start.Environment.Keys.Where(static name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray())
            start.Environment.Remove(name);

        using var run = Start(start);
        var error = run.StandardError.ReadToEndAsync();
        var output = await run.StandardOutput.ReadToEndAsync();
        await run.WaitForExitAsync();
        Assert.That(run.ExitCode, Is.Zero, output + await error);
        return output.ReplaceLineEndings("\n");
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            Assert.Ignore($"`{start.FileName}` is not installed here.");
            throw;
        }
    }
}
