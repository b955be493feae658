using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Newtonsoft.Json.Linq;
using WeChatPay.Basics;
using WeChatPay.Documented;
using WeChatPay.Facts;
using WeChatPay.Json;
using WeChatPay.Pipeline;
using WeChatPay.Protocol;
using WeChatPay.Telemetry;
using WeChatPay.Util;

namespace WeChatPay.Validation;

/// <summary>Compares requests with the table of API facts: option <c>validate</c>.</summary>
/// <param name="mode">Whether a request that is not as documented is refused or logged.</param>
/// <param name="logger">Where warnings go; <see langword="null"/> for the console's error stream.</param>
/// <remarks>Mutable and thread-safe.</remarks>
internal sealed class RequestCheck(ValidationMode mode, ILogger? logger)
{
    // More than there are operations; labels that hold values must not pile up.
    private const int MaxRemembered = 2000;

    // Added by the library when it signs, not by the user.
    private static readonly string[] Added = ["sign", "nonce_str"];

    // Every APIv2 request has one of these, also when the documentation forgets it.
    private static readonly string[] Merchants = ["mch_id", "mchid", "combine_mch_id"];

    private readonly ConcurrentDictionary<CallName, bool> _unknown = new();

    /// <summary>Checks a request.</summary>
    /// <param name="operation">The documented operation; <see langword="null"/> when there is none.</param>
    /// <param name="request">The request as it is to be sent.</param>
    /// <param name="options">The options that it was made from.</param>
    /// <exception cref="ArgumentException">The request is not as documented, and the mode is <see cref="ValidationMode.Throw"/> or
    /// <see cref="ValidationMode.Strict"/>. Of an operation whose required fields are inferred, the request is only logged.</exception>
    public void Check(Operation? operation, WeChatPayRequest request, RequestOptions options)
    {
        if (operation is null)
        {
            TellOfUnknown(request.CallName);
            return;
        }
        var findings = new Findings(request.CallName);
        Collect(operation, request, options, new FieldCheck(findings), findings);
        if (findings.IsEmpty)
            return;
        if (operation.RequiredIsInferred)
        {
            Warn(findings.Describe("Which fields are required is partly inferred for this operation, so it is sent anyway."));
            return;
        }
        if (mode == ValidationMode.Strict || findings.HasProblems && mode == ValidationMode.Throw)
        {
            throw new ArgumentException(
                findings.Describe("Nothing was sent. If the API has moved on from the documentation, validate = \"warn\" sends it anyway."))
                    .On(HelpPage.Validation);
        }
        Warn(findings.Describe("It is sent anyway."));
    }

    private static void Collect(Operation operation, WeChatPayRequest request, RequestOptions options, FieldCheck check, Findings findings)
    {
        var json = options.Json is null ? null : JsonText.Parse(request.Body!.SignedBytes.Span);
        foreach (var option in operation.Request)
        {
            switch (option.Name)
            {
                case "json" when json is not null:
                    check.Json(json, option.Fields, "json");
                    break;
                // A body that was written already is taken as it is.
                case "json" when options.Body is null:
                case "body" when (options.Body ?? options.Multipart ?? options.FormParams) is null:
                    check.Missing(option, "");
                    break;
                // The fields of APIv2 go into the query of a GET.
                case "xml":
                case "query" when operation is { IsXml: true, Method: "GET" }:
                    Xml(option, request, check);
                    break;
                case "query":
                    Query(option, request, options, check);
                    break;
                case "headers":
                    Headers(option, request, HasEncrypted(operation, json, options.Query), check);
                    break;
                // Whether a variable of the path has a value was checked before.
                case var name when options.Variables.GetValueOrDefault(name) is { } value:
                    check.Text(value, option, name);
                    break;
            }
        }
        if (json is not null && operation.Option("json") is null)
            findings.AddUnknown("json", "is not documented: the operation has no JSON body");
    }

    private static void Xml(Field option, WeChatPayRequest request, FieldCheck check)
    {
        if (request.FieldsV2 is not { } given)
        {
            check.Missing(option with { Name = "xml" }, "");
            return;
        }
        var fields = option.Fields.Where(static field => !Added.Contains(field.Name)).ToArray();
        bool IsImplied(string name) => Added.Contains(name) || Merchants.Contains(name) && fields.All(field => field.Name != name);
        check.Texts(given.Where(field => !IsImplied(field.Key)).ToDictionary(), fields, "xml");
    }

    private static void Query(Field option, WeChatPayRequest request, RequestOptions options, FieldCheck check)
    {
        if (options.Query is { } query && LooseObject.TryRead(query, out var entries))
            check.Texts(entries.DistinctBy(static entry => entry.Key).ToDictionary(), option.Fields, "query");
        // A query that was written already, as text or in the path, is taken as it is.
        else if (request.Uri.Query.Length == 0)
            check.Missing(option, "");
    }

    private static void Headers(Field option, WeChatPayRequest request, bool hasEncrypted, FieldCheck check)
    {
        foreach (var field in option.Fields)
        {
            if (request.Headers[field.Name] is { } value)
                check.Text(value, field, $"headers.{field.Name}");
            else
                check.Missing(field with { IsRequired = EncryptedFields.RequiresHeader(field, hasEncrypted) }, "headers");
        }
    }

    private static bool HasEncrypted(Operation operation, JToken? json, object? query) =>
        json is not null && EncryptedFields.AreIn(operation.Option("json")?.Fields ?? [], json, ValuesIn)
        || query is not null && LooseObject.TryRead(query, out var entries) && EncryptedFields.AreIn<object?>(
            operation.Option("query")?.Fields ?? [],
            entries,
            (_, field) => entries.Where(entry => entry.Key == field.Name && entry.Value is not (null or "")).Select(static entry => entry.Value));

    private static IEnumerable<JToken> ValuesIn(JToken given, Field field)
    {
        var value = (given as JObject)?[field.Name];
        return (value as JArray ?? (IEnumerable<JToken?>)[value]).OfType<JToken>().Where(static each => each is not JValue { Value: null or "" });
    }

    private void TellOfUnknown(CallName call)
    {
        if (mode == ValidationMode.Strict)
        {
            throw new ArgumentException($"{call} is not documented.{UndocumentedPath.DescribeNearest(call)} Nothing was sent. "
                + "If the API has moved on from the documentation, validate = \"throw\" sends it unchecked.").On(HelpPage.Validation);
        }
        if (mode == ValidationMode.Warn && _unknown.Count < MaxRemembered && _unknown.TryAdd(call, true))
        {
            Warn($"{call} is not documented in this version of WeChatPay.Chain.Facts, so it was not checked.{UndocumentedPath.DescribeNearest(call)} "
                + "This warning comes once.");
        }
    }

    private void Warn(string text)
    {
        if (logger is null)
            Console.Error.WriteLine(text);
        else
            logger.Deviation(text);
    }
}
