using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using WeChatPay.Facts;
using WeChatPay.Pipeline;

namespace WeChatPay;

/// <summary>Holds requests against the table of API facts: option <c>validate</c>.</summary>
/// <param name="mode">What becomes of a request that is not as documented.</param>
/// <param name="logger">Where warnings go; <see langword="null"/> for the console's error stream.</param>
/// <remarks>Thread-safe.</remarks>
internal sealed partial class RequestCheck(Validation mode, ILogger? logger)
{
    // Enough for every operation that there is; labels that hold values must not pile up.
    private const int MaxRemembered = 2000;

    // Added where they are written, and not by the user.
    private static readonly string[] Added = ["sign", "nonce_str"];

    private readonly ConcurrentDictionary<string, bool> _unknown = new(StringComparer.Ordinal);

    /// <summary>Checks a request.</summary>
    /// <param name="operation">What is documented; <see langword="null"/> when nothing is.</param>
    /// <param name="request">The request as it is to be sent.</param>
    /// <param name="options">What it was made of.</param>
    /// <exception cref="ArgumentException">It is not as documented, and that is not to be sent.</exception>
    public void Check(Operation? operation, WeChatPayRequest request, RequestOptions options)
    {
        if (operation is null)
        {
            WarnOfUnknown(request.Call);
            return;
        }
        var findings = new Findings(request.Call);
        Collect(operation, request, options, new FieldCheck(findings), findings);
        if (findings.HasProblems && mode == Validation.Throw)
            throw new ArgumentException(findings.Describe("Nothing was sent. If the API has moved on from the documentation, validate = \"warn\" sends it all the same."));
        if (!findings.IsEmpty)
            Warn(findings.Describe("It is sent all the same."));
    }

    private static void Collect(Operation operation, WeChatPayRequest request, RequestOptions options, FieldCheck check, Findings findings)
    {
        foreach (var option in operation.Request)
        {
            switch (option.Name)
            {
                case "json":
                    // A body that was written already is taken as it is.
                    if (options.Json is not null)
                        check.Json(JsonText.Parse(request.Body!.SignedBytes.Span), option.Fields, "json");
                    else if (options.Body is null)
                        check.Missing(option, "");
                    break;
                case "xml":
                    if (request.Xml is { } xml)
                        check.Texts(xml, [.. option.Fields.Where(static field => !Added.Contains(field.Name))], "xml");
                    else
                        check.Missing(option, "");
                    break;
                case "query":
                    Query(option, request, options, check);
                    break;
                case "headers":
                    Headers(option, request, check);
                    break;
                case "body":
                    if ((options.Body ?? options.Multipart ?? options.FormParams) is null)
                        check.Missing(option, "");
                    break;
                // Whether a variable of the path has a value was checked before.
                case var name when options.Variables.GetValueOrDefault(name) is { } value:
                    check.Text(value, option, name);
                    break;
            }
        }
        if (options.Json is not null && operation.Option("json") is null)
            findings.AddUnknown("json", "is not documented: the operation has no JSON body");
    }

    private static void Query(Field option, WeChatPayRequest request, RequestOptions options, FieldCheck check)
    {
        if (options.Query is { } query && LooseObject.TryRead(query, out var entries))
            check.Texts(entries.DistinctBy(static entry => entry.Key).ToDictionary(static entry => entry.Key, static entry => entry.Value), option.Fields, "query");
        // A query that was written already, as text or in the path, is taken as it is.
        else if (request.Uri.Query.Length == 0 && option.IsRequired)
            check.Missing(option, "");
    }

    private static void Headers(Field option, WeChatPayRequest request, FieldCheck check)
    {
        foreach (var field in option.Fields)
        {
            if (request.Headers[field.Name] is { } value)
                check.Text(value, field, $"headers.{field.Name}");
            else
                check.Missing(field, "headers");
        }
    }

    private void WarnOfUnknown(string call)
    {
        if (mode == Validation.Warn && _unknown.Count < MaxRemembered && _unknown.TryAdd(call, true))
            Warn($"{call} is not documented as far as this version of WeChatPay.Chain.Facts knows, so nothing of it was checked. This is said once.");
    }

    private void Warn(string text)
    {
        if (logger is null)
            Console.Error.WriteLine(text);
        else
            Deviation(logger, text);
    }

    [LoggerMessage(EventId = 2, Level = LogLevel.Warning, Message = "{Deviation}")]
    private static partial void Deviation(ILogger logger, string deviation);
}
