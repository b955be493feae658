using System.Globalization;
using Spectre.Console;
using WeChatPay.Certificates;
using WeChatPay.Cli.Terminal;

namespace WeChatPay.Cli.Certificates;

/// <summary>What <c>wechatpay certs</c> shows: a table, and what to do with the files.</summary>
internal sealed class CertsScreen(IAnsiConsole console, IAnsiConsole errors)
{
    public void Show(IReadOnlyList<PlatformCertificate> certificates, IReadOnlyList<string> paths, DateTimeOffset now)
    {
        var table = new Table().AddColumns("Serial", "Not before", "Not after", "State", "Saved to");
        foreach (var (certificate, path) in certificates.Zip(paths))
            table.AddRow(certificate.Serial, Time(certificate.NotBefore), Time(certificate.NotAfter), State(certificate, now), Markup.Escape(path));
        console.Write(table);
        console.WriteLine();
        console.WriteLine("To verify with them:");
        // Past the console's markup and wrapping: what is to be pasted must come out as it is.
        console.Profile.Out.Writer.WriteLine($"certs = new Dictionary<string, object> {{ {string.Join(", ", certificates.Zip(paths, static (certificate, path) => $"[\"{certificate.Serial}\"] = \"{PrivateFile.ToUri(path)}\""))} }},");
        console.Profile.Out.Writer.Flush();
    }

    public void WarnOfSecret() => errors.MarkupLineInterpolated(
        $"[yellow]--key shows the APIv3 key to everybody on this machine, and leaves it in the shell's history. Put it into the environment variable {GivenSecret.ApiV3Key}, or into a file for --api-v3-key-file.[/]");

    public void Fail(string problem) => errors.MarkupLineInterpolated($"[red]{problem}[/]");

    private static string State(PlatformCertificate certificate, DateTimeOffset now) =>
        certificate.IsValidAt(now) ? "[green]valid[/]" : now > certificate.NotAfter ? "[red]expired[/]" : "[yellow]not valid yet[/]";

    private static string Time(DateTimeOffset time) => time.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture);
}
