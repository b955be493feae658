using System.Diagnostics;
using System.Reflection;

namespace WeChatPay.Cli.Snippets;

/// <summary>Starts the tool again in a process of its own.</summary>
internal static class OwnProcess
{
    // The port `discard`, on which no machine of today answers.
    private const string NowhereToGo = "http://127.0.0.1:9";

    // HttpClient takes the lower-case names before the upper-case ones.
    private static readonly string[] ProxyVariables = ["http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"];

    /// <summary>Makes the start of the tool with these arguments. Its output is redirected, its input is that of this process.</summary>
    public static ProcessStartInfo CreateStart(params IEnumerable<string> arguments)
    {
        var own = typeof(OwnProcess).Assembly;
        var host = Environment.ProcessPath!;
        // The tool's own program starts itself. `dotnet` and the host of a test are other programs, which need the name of the assembly.
        var isOwn = Assembly.GetEntryAssembly() == own && !IsMuxer(host);
        return new ProcessStartInfo(isOwn ? host : FindMuxer(host), isOwn ? arguments : ["exec", own.Location, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
    }

    /// <summary>Cuts the process off: no input, no profile in its environment, a proxy where nothing listens, an empty folder to run in.</summary>
    public static void Isolate(ProcessStartInfo start)
    {
        start.RedirectStandardInput = true;
        start.WorkingDirectory = Path.GetTempPath();
        foreach (var name in start.Environment.Keys.Where(static name => name.StartsWith("WECHATPAY_", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        foreach (var name in ProxyVariables)
            start.Environment[name] = NowhereToGo;
        foreach (var name in (string[])["NO_PROXY", "no_proxy"])
            start.Environment.Remove(name);
    }

    private static string FindMuxer(string host) =>
        IsMuxer(host) ? host : Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } muxer ? muxer : "dotnet";

    private static bool IsMuxer(string host) => Path.GetFileNameWithoutExtension(host).Equals("dotnet", StringComparison.OrdinalIgnoreCase);
}
