using System.Diagnostics;
using System.Reflection;

namespace WeChatPay.Cli.Snippets;

/// <summary>Starts the tool again in a process of its own.</summary>
internal static class OwnProcess
{
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

    private static string FindMuxer(string host) =>
        IsMuxer(host) ? host : Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } muxer ? muxer : "dotnet";

    private static bool IsMuxer(string host) => Path.GetFileNameWithoutExtension(host).Equals("dotnet", StringComparison.OrdinalIgnoreCase);
}
