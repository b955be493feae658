using System.Diagnostics;
using WeChatPay.Tests.Support;

namespace WeChatPay.Porting.Tests.Support;

/// <summary>Runs PHP with Debian's <c>php</c> and the stand-in of the SDK.</summary>
internal static class PhpJudge
{
    private static readonly Lazy<string?> Version = new(static () =>
    {
        try
        {
            return Start("-r", "if (stream_resolve_include_path('GuzzleHttp/Promise/autoload.php')) { echo PHP_VERSION; }");
        }
        catch (Exception missing) when (missing is System.ComponentModel.Win32Exception or InvalidOperationException)
        {
            return null;
        }
    });

    public static string Folder => Path.Combine(Repository.Root, "test", "data", "php");

    /// <summary>Why the judge cannot run; null when it can.</summary>
    public static string? Obstacle => Version.Value?.StartsWith("8.", StringComparison.Ordinal) == true
        ? null
        : "`php` of version 8, or Guzzle's promises, are not installed: apt-get install php-cli php-bcmath php-mbstring php-guzzlehttp-promises.";

    /// <summary>Runs a file, and gives what it prints.</summary>
    public static string Run(string file) =>
        Start("-d", "short_open_tag=0", "-d", "display_errors=0", "-d", $"auto_prepend_file={Path.Combine(Folder, "stand-in.php")}", file);

    private static string Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("php", arguments) { RedirectStandardOutput = true, UseShellExecute = false };
        using var process = Process.Start(start)!;
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return text;
    }
}
