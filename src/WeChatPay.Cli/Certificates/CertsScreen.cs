using System.Globalization;
using Spectre.Console;
using WeChatPay.Certificates;
using WeChatPay.Cli.Terminal;

namespace WeChatPay.Cli.Certificates;

/// <summary>Shows the downloaded certificates as a table, and the configuration to paste.</summary>
internal sealed class CertsScreen(IAnsiConsole console, IAnsiConsole errors)
{
    public void Show(IReadOnlyList<PlatformCertificate> certificates, IReadOnlyList<string> paths, DateTimeOffset now)
    {
        var table = new Table().AddColumns(
            Message.Of("Serial"), Message.Of("Not before"), Message.Of("Not after"), Message.Of("State"), Message.Of("Saved to"));
        foreach (var (certificate, path) in certificates.Zip(paths))
        {
            table.AddRow(
                certificate.Serial,
                FormatTime(certificate.NotBefore),
                FormatTime(certificate.NotAfter),
                DescribeState(certificate, now),
                Markup.Escape(path));
        }
        console.Write(table);
        console.WriteLine();
        console.WriteLine(Message.Of("To verify responses with them, paste:"));
        var entries = certificates.Zip(paths, static (certificate, path) => $"[\"{certificate.Serial}\"] = \"{PrivateFile.ToUri(path)}\"");
        Screen.WriteVerbatim(console, $"certs = new Dictionary<string, object> {{ {string.Join(", ", entries)} }},");
    }

    public void WarnOfSecret() => errors.MarkupLine(
        Message.Format($"[yellow]--key shows the APIv3 key to every user of this machine and leaves it in the shell's history. "
        + $"Put it into the environment variable {GivenSecret.ApiV3Key}, or into a file for --api-v3-key-file.[/]"));

    public void Fail(string problem) => errors.MarkupLineInterpolated($"[red]{problem}[/]");

    private static string DescribeState(PlatformCertificate certificate, DateTimeOffset now) =>
        certificate.IsValidAt(now) ? Message.Of("[green]valid[/]")
        : now > certificate.NotAfter ? Message.Of("[red]expired[/]")
        : Message.Of("[yellow]not valid yet[/]");

    private static string FormatTime(DateTimeOffset time) =>
        time.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture);
}
