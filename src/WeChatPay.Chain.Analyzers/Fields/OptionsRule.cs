using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using WeChatPay.Analyzers.Calls;
using WeChatPay.Facts;

namespace WeChatPay.Analyzers.Fields;

/// <summary>WCP003, a field that is not documented; WCP004, a required field that is missing; WCP005, a value that is not as documented.</summary>
internal static class OptionsRule
{
    /// <summary>The options of a call; other keys are variables of the path.</summary>
    public static readonly IReadOnlyList<string> Options =
    [
        "json", "query", "headers", "body", "xml", "form_params", "multipart", "base_uri", "sink", "stream", "timeout", "allow_redirects", "debug",
        "http_errors", "handler", "retry", "security", "nonceless",
    ];

    private const string Pages = "PagesAsync";

    private const string KeyHeader = "Wechatpay-Serial";

    // Added by the client when it signs.
    private static readonly string[] Added = ["sign", "nonce_str"];

    // Every request of APIv2 has one of these, also when the documentation forgets it.
    private static readonly string[] Merchants = ["mch_id", "mchid", "combine_mch_id"];

    private static readonly string[] Switches = ["stream", "http_errors", "security", "nonceless"];

    private static readonly string[] Bodies = ["body", "multipart", "form_params"];

    /// <summary>Compares the options of a call with its operation.</summary>
    public static void Check(ChainCall call, Operation operation, SemanticModel model, Action<Diagnostic> report, CancellationToken token)
    {
        var reader = new GivenReader(model, token);
        var given = call.Options is null ? new([], true, call.Verb.Span) : reader.ReadObject(call.Options);
        if (given is not null)
            new Comparison(call, operation, given, reader, new(call, report, given.Find("handler") is not null)).Run();
    }

    private sealed class Comparison(ChainCall call, Operation operation, GivenObject given, GivenReader reader, FieldReports reports)
    {
        private readonly bool _isComplete = given.IsComplete && call.Verb.Identifier.ValueText != Pages;
        private readonly string[] _variables = [.. call.Segments.Where(static segment => segment.IsVariable).Select(static segment => segment.Text[1..^1])];

        // It gives the fields of the page itself.
        private bool IsOfPages => call.Verb.Identifier.ValueText == Pages;

        public void Run()
        {
            foreach (var option in operation.Request)
            {
                var check = new FieldComparison(reader, reports, option.Name != "json", operation.RequiredIsInferred);
                switch (option.Name)
                {
                    case "json":
                        Json(option, check);
                        break;
                    case "body" when !Has(Bodies):
                        Missing(option, check);
                        break;
                    case "xml":
                    case "query" when operation is { IsXml: true, Method: "GET" }:
                        Xml(option, check);
                        break;
                    case "query":
                        Inner(option, check);
                        break;
                    case "headers":
                        Headers(option, check);
                        break;
                    case "security" when given.Find("security") is null:
                        Missing(option, check);
                        break;
                    case var name when _variables.Contains(name) && given.Find(name) is { } variable && !reader.IsNull(variable.Value):
                        check.Value(variable.Value, option, name);
                        break;
                }
            }
            Keys();
        }

        private void Json(Field option, FieldComparison check)
        {
            if (given.Find("json") is not null || !Has(Bodies))
                Inner(option, check);
        }

        private void Inner(Field option, FieldComparison check)
        {
            if (given.Find(option.Name) is not { } entry)
            {
                if (!(option.Name == "query" && call.HasQuery))
                    Missing(option, check);
            }
            else if (reader.ReadObject(entry.Value) is { } inner)
                check.Object(option.Name == "query" && (call.HasQuery || IsOfPages) ? inner with { IsComplete = false } : inner, option.Fields, option.Name);
            else if (reader.KindOf(entry.Value) != ValueKind.Unknown && !(option.Name == "query" && reader.KindOf(entry.Value) == ValueKind.Text))
                reports.Value(entry.Value.Span, option.Name, "is not an object: the documentation has fields there");
        }

        private void Xml(Field option, FieldComparison check)
        {
            if ((given.Find("xml") ?? given.Find("query")) is not { } entry)
            {
                Missing(option with { Name = "xml" }, check);
                return;
            }
            if (reader.ReadObject(entry.Value) is not { } inner)
                return;
            var fields = option.Fields.Where(static field => !Added.Contains(field.Name)).ToArray();
            var entries = inner.Entries.Where(field =>
                !Added.Contains(field.Name) && !(Merchants.Contains(field.Name) && fields.All(documented => documented.Name != field.Name)));
            check.Object(inner with { Entries = [.. entries] }, fields, entry.Name);
        }

        private void Headers(Field option, FieldComparison check)
        {
            if (given.Find("headers") is not { } entry)
            {
                Missing(option with { IsRequired = option.Fields.Any(static field => field.IsRequired && field.Name != KeyHeader) }, check);
                return;
            }
            if (reader.ReadObject(entry.Value) is not { } inner)
                return;
            var isAnonymous = GivenReader.Unwrap(entry.Value) is not BaseObjectCreationExpressionSyntax;
            var missing = option.Fields.Select(static field => field.Name).ToList();
            var others = new List<GivenEntry>();
            foreach (var header in inner.Entries)
            {
                var name = isAnonymous ? header.Name.Replace('_', '-') : header.Name;
                missing.RemoveAll(known => known.Equals(name, StringComparison.OrdinalIgnoreCase));
                if (option.Fields.FirstOrDefault(field => field.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } documented)
                    check.Value(header.Value, documented, $"headers.{documented.Name}");
                else
                    others.Add(header with { Name = name });
            }
            // A request may have any header: only one that is nearly a documented one is reported.
            foreach (var header in others)
            {
                if (Spelling.Nearest(missing, header.Name) is { } near)
                {
                    missing.Remove(near);
                    reports.Unknown(header, $"headers.{header.Name}", near);
                }
            }
            if (inner.IsComplete)
                check.Missing(option.Fields.Where(field => missing.Contains(field.Name) && field.Name != KeyHeader), inner.Place, "headers");
        }

        private void Missing(Field option, FieldComparison check)
        {
            if (_isComplete && !IsMisspelt(option.Name))
                check.Missing([option], given.Place, "");
        }

        private void Keys()
        {
            if (call.HasQueryTemplate)
                return;
            foreach (var entry in given.Entries.Where(entry => !IsKey(entry.Name)))
                reports.UnknownOption(entry, NearKey(entry));
            foreach (var entry in given.Entries.Where(entry => Switches.Contains(entry.Name)))
            {
                if (reader.KindOf(entry.Value) is not (ValueKind.Boolean or ValueKind.Unknown))
                    reports.Value(entry.Value.Span, entry.Name, "is not true or false");
            }
            var missing = _variables.Where(variable => variable != "empty" && given.Find(variable) is null && !IsMisspelt(variable)).ToArray();
            if (given.IsComplete && missing.Length > 0)
                reports.Missing(given.Place, missing.Select(static variable => $"`{variable}` (variable of the path)"), isInferred: false);
        }

        private bool IsKey(string name) => Options.Contains(name) || _variables.Contains(name);

        private bool IsMisspelt(string name) => given.Entries.Any(entry => !IsKey(entry.Name) && NearKey(entry) == name);

        private string? NearKey(GivenEntry entry) => Spelling.Nearest(_variables.Where(name => given.Find(name) is null), entry.Name)
            ?? Spelling.Nearest(operation.Request.Select(static option => option.Name).Where(name => IsKey(name) && given.Find(name) is null), entry.Name)
            ?? Spelling.Nearest(Options, entry.Name);

        private bool Has(string[] names) => names.Any(name => given.Find(name) is not null);
    }
}
