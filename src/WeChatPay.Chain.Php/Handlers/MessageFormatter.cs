using System.Text.RegularExpressions;
using WeChatPay.Php.Values;
using WeChatPay.Pipeline;

namespace WeChatPay.Php.Handlers;

/// <summary>Writes a line about a call, with the names of <c>GuzzleHttp\MessageFormatter</c>.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed class MessageFormatter
{
    private static readonly Regex Field = new(@"\{\s*([A-Za-z_\-\.0-9]+)\s*\}", RegexOptions.CultureInvariant);
    private readonly string _template;

    /// <summary>Takes the form of the line.</summary>
    /// <param name="template">Text with <c>{method}</c>, <c>{uri}</c>, <c>{target}</c>, <c>{host}</c>, <c>{version}</c>, <c>{code}</c>, <c>{phrase}</c>,
    /// <c>{error}</c>, <c>{res_body}</c>, <c>{req_header_NAME}</c> or <c>{res_header_NAME}</c>.</param>
    /// <exception cref="NotSupportedException">The text has another field.</exception>
    public MessageFormatter(object? template)
    {
        _template = Parameters.Text(template, 1);
        var other = Field.Matches(_template).Cast<Match>().Select(static match => match.Groups[1].Value).FirstOrDefault(static name => !IsKnown(name));
        if (other is not null)
            throw new NotSupportedException($"The field {{{other}}} of a log line is not offered: write {{method}}, {{uri}}, {{code}} or {{error}}.");
    }

    internal string Format(WeChatPayRequest request, WeChatPayResponse? response, Exception? error) => Field.Replace(_template, match =>
        match.Groups[1].Value switch
    {
        "method" => request.Method,
        "uri" or "url" => request.Uri.AbsoluteUri,
        "target" => request.Uri.PathAndQuery,
        "host" or "hostname" => request.Uri.Host,
        "version" => "1.1",
        "code" => response?.StatusCode.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "NULL",
        "phrase" => response?.ReasonPhrase ?? "NULL",
        "error" => error?.Message ?? "NULL",
        "res_body" => response?.Text ?? "NULL",
        ['r', 'e', 'q', '_', 'h', 'e', 'a', 'd', 'e', 'r', '_', .. var name] => request.Headers[name] ?? "",
        ['r', 'e', 's', '_', 'h', 'e', 'a', 'd', 'e', 'r', '_', .. var name] => response is null ? "NULL" : response.getHeaderLine(name),
        _ => match.Value,
    });

    private static bool IsKnown(string name) =>
        name is "method" or "uri" or "url" or "target" or "host" or "hostname" or "version" or "code" or "phrase" or "error"
        or "res_body" || name.StartsWith("req_header_", StringComparison.Ordinal) || name.StartsWith("res_header_", StringComparison.Ordinal);
}
