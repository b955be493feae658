using System.Diagnostics;

namespace WeChatPay.Tests.Support;

/// <summary>The files of this repository, as git sees them: tracked, or new and not ignored.</summary>
internal static class Repository
{
    /// <summary>Gets the folder that holds the solution. Found by walking up: compiled-in paths are rewritten in deterministic builds.</summary>
    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<string> Files { get; } = ListFiles();

    public static IEnumerable<string> MarkdownFiles => Files.Where(static file => file.EndsWith(".md", StringComparison.OrdinalIgnoreCase));

    public static string PathOf(string file) => Path.Combine(Root, file);

    /// <summary>Reads a text, its lines ended by <c>\n</c>.</summary>
    public static string Read(string file) => File.ReadAllText(PathOf(file)).ReplaceLineEndings("\n");

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "WeChatPay.Chain.slnx")))
                return folder.FullName;
        }
        throw new InvalidOperationException($"No WeChatPay.Chain.slnx above {AppContext.BaseDirectory}.");
    }

    private static string[] ListFiles()
    {
        var start = new ProcessStartInfo("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        {
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
        };
        using var git = Process.Start(start)!;
        var output = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        if (git.ExitCode != 0)
            throw new InvalidOperationException($"git ls-files in {Root} ended with {git.ExitCode}.");
        return [.. output.Split('\0', StringSplitOptions.RemoveEmptyEntries).Where(static file => File.Exists(PathOf(file))).Order(StringComparer.Ordinal)];
    }
}
