using WeChatPay.Cli.Snippets;
using WeChatPay.Porting;

namespace WeChatPay.Cli.Porting;

/// <summary>Ports a folder: each PHP file becomes a C# file, <c>composer.json</c> becomes a project file, and a report tells what is left to do.</summary>
internal sealed class FolderPort(TextWriter output, TextWriter error, PortingOptions options)
{
    private static readonly string[] Skipped = ["vendor", "node_modules", ".git"];

    /// <summary>Ports the folder.</summary>
    /// <returns>The exit code: 1 when something was refused.</returns>
    public int Run(string[] names, string target, CancellationToken cancellationToken)
    {
        if (names is not [var folder] || !Directory.Exists(folder))
        {
            error.WriteLine(Message.Of("--out needs one folder of PHP files: wechatpay port src/ --out cs/. Nothing was written."));
            return Tool.Misused;
        }
        if (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any())
        {
            error.WriteLine(Message.Of("The folder of --out is not empty. Name a new one. Nothing was written."));
            return Tool.Misused;
        }
        var files = Directory.EnumerateFiles(folder, "*.php", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/'))
            .Where(static path => !path.Split('/').Any(Skipped.Contains))
            .Order(StringComparer.Ordinal).ToList();
        var sources = SnippetSource.ReadAll([.. files.Select(path => Path.Combine(folder, path))]).ToList();
        var readable = files.Zip(sources).Where(static one => one.Second.Text is not null).ToList();
        var results = PhpPorter.PortAll(readable.Select(static one => (one.First, one.Second.Text!)), options);
        var report = new PortReport();
        foreach (var (file, source) in files.Zip(sources).Where(static one => one.Second.Text is null))
            report.AddUnreadable(file, source.Problem!);
        for (var at = 0; at < results.Count; at++)
            Write(target, readable[at].First, results[at], report, cancellationToken);
        Save(Path.Combine(target, ProjectText.FileName(folder)), ProjectText.Create(options.Output, results.Any(one => NeedsWeb(one.Code ?? ""))));
        Save(Path.Combine(target, "PORTING.md"), report.ToString());
        output.Write(Message.Format($"{report.Ported} of {files.Count} files ported. {Path.Combine(target, "PORTING.md")} tells what is left to do.") + "\n");
        return report.Ported == files.Count ? Tool.Done : Tool.Failed;
    }

    private void Write(string target, string file, PortingResult result, PortReport report, CancellationToken cancellationToken)
    {
        foreach (var diagnostic in result.Diagnostics)
            error.WriteLine(RuleText.Describe(diagnostic));
        cancellationToken.ThrowIfCancellationRequested();
        report.Add(file, result);
        if (result.Code is { } code)
            Save(Path.Combine(target, Path.ChangeExtension(file, ".cs")), code);
    }

    private bool NeedsWeb(string code) => options.Output is PortingOutput.Idiomatic && (code.Contains("using Microsoft.AspNetCore.", StringComparison.Ordinal)
        || code.Contains("using Microsoft.Extensions.", StringComparison.Ordinal));

    private static void Save(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
