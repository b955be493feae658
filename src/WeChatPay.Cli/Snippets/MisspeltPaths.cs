using System.Text.RegularExpressions;
using WeChatPay.Cli.Operations;
using WeChatPay.Pipeline;
using WeChatPay.Porting;

namespace WeChatPay.Cli.Snippets;

/// <summary>Notes the paths that are probably misspelt: they are not documented, and a documented path is near.</summary>
/// <param name="name">The file, for the notes; null at the prompt.</param>
internal sealed partial class MisspeltPaths(TextWriter error, string? name)
{
    private readonly HashSet<string> _noted = new(StringComparer.Ordinal);

    /// <summary>Notes the calls of a client, before they are sent.</summary>
    public void Watch(WeChatPayClient client)
    {
        client.Handlers.Unshift(Handle, "misspelt_paths");
        client.HandlersV2.Unshift(Handle, "misspelt_paths");
    }

    /// <summary>Notes the paths in a PHP text.</summary>
    public void NoteAll(string php)
    {
        // The static style writes each path as one text.
        if (PhpPorter.Port(php, new PortingOptions { Style = PortingStyle.Static }).Code is not { } code)
            return;
        foreach (var path in Path().Matches(code).Select(static match => match.Groups["path"].Value))
            Note(path);
    }

    private CallHandler Handle(CallHandler next) => (request, cancellationToken) =>
    {
        // `POST v3/pay/transactons/native`, with the names of variables.
        Note(request.Call.Split(' ')[^1]);
        return next(request, cancellationToken);
    };

    private void Note(string path)
    {
        lock (_noted)
        {
            if (_noted.Add(path) && OperationPaths.DescribeNear(path) is { } near)
                error.WriteLine(name is null ? Message.Format($"note: {near}") : Message.Format($"{name}: note: {near}"));
        }
    }

    [GeneratedRegex("""(?:\[|\bchain\(|\bChain\()\s*"(?<path>v[23]/[^"{}]*(?:\{\w+\}[^"{}]*)*)"\s*[\])]""", RegexOptions.IgnoreCase)]
    private static partial Regex Path();
}
