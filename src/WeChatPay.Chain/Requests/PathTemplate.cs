using System.Collections;
using System.Text;
using System.Text.RegularExpressions;
using WeChatPay.Basics;
using WeChatPay.Options;
using WeChatPay.Protocol;
using WeChatPay.Util;

namespace WeChatPay.Requests;

/// <summary>Puts variables into a URI template (RFC 6570, level 4), and refuses a template whose variables and options do not fit each other.</summary>
internal static partial class PathTemplate
{
    /// <summary>The variable that may be absent: <c>applyment/{empty}</c> is the documented way to write a trailing slash.</summary>
    private const string Empty = "empty";

    // RFC 6570, 3.2.8 and 3.2.9: a form-style query leaves an absent variable out.
    private const string OptionalOperators = "?&";

    /// <summary>Expands a template.</summary>
    /// <param name="template">The template.</param>
    /// <param name="call">Verb and path template, for messages.</param>
    /// <param name="options">The options of the call; its variables are the values.</param>
    /// <param name="allowEmpty">Whether a variable may be empty.</param>
    /// <exception cref="ArgumentException">A variable has no value or one that leads elsewhere, or a value has no variable.</exception>
    public static string Expand(string template, CallName call, RequestOptions options, bool allowEmpty)
    {
        if (!template.Contains('{', StringComparison.Ordinal))
        {
            RefuseUnknown(options, [], call);
            return template;
        }
        var names = new List<string>();
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (name, isOptional) in Variables(template, call))
        {
            names.Add(name);
            var given = options.Variables.TryGetValue(name, out var value) ? value : null;
            if (given is null && !isOptional)
                throw Missing(name, call, options);
            values[name] = given is null ? name == Empty ? "" : null : Convert(name, given, allowEmpty || name == Empty, call);
        }
        RefuseUnknown(options, names, call);
        var expanded = new StringBuilder();
        var end = 0;
        foreach (Match expression in Expression().Matches(template))
        {
            AppendLiteral(expanded, template.AsSpan(end, expression.Index - end), IsReserved(template.AsSpan(0, end)));
            AppendValue(expanded, expression.Value, values);
            end = expression.Index + expression.Length;
        }
        AppendLiteral(expanded, template.AsSpan(end), IsReserved(template.AsSpan(0, end)));
        return expanded.ToString();
    }

    private static void AppendValue(StringBuilder expanded, string expression, Dictionary<string, object?> values)
    {
        var text = Std.UriTemplate.Expand(expression, values!);
        if (expression[1] is not ('+' or '#'))
        {
            expanded.Append(text);
            return;
        }
        if (text.Contains('%', StringComparison.Ordinal) && !text.Contains(EncodedMark, StringComparison.Ordinal))
        {
            var kept = values.ToDictionary(static value => value.Key, static value => KeepTriplets(value.Value), StringComparer.Ordinal);
            text = Std.UriTemplate.Expand(expression, kept!).Replace(EncodedMark, "%", StringComparison.Ordinal);
        }
        expanded.Append(expanded.Length == 0 || expanded[^1] == '/' ? text.TrimStart('/') : text);
    }

    // RFC 6570, 3.2.3: triplets of percent-encoding in the value stay as they are. The library encodes the percent sign of some of them.
    private static object? KeepTriplets(object? value) => value switch
    {
        string text => Triplet().Replace(text, $"{Mark}$1"),
        Dictionary<string, string> map => map.ToDictionary(static entry => entry.Key, static entry => (string)KeepTriplets(entry.Value)!),
        List<string> list => list.ConvertAll(static item => (string)KeepTriplets(item)!),
        _ => value,
    };

    private static void AppendLiteral(StringBuilder expanded, ReadOnlySpan<char> literal, bool isAfterReserved)
    {
        // One slash between a value that ends with one and the literal text behind it.
        if (isAfterReserved && literal is ['/', ..] && expanded.Length > 0 && expanded[^1] == '/')
            literal = literal[1..];
        expanded.Append(literal);
    }

    private static bool IsReserved(ReadOnlySpan<char> before) =>
        before.LastIndexOf('{') is >= 0 and var open && open + 1 < before.Length && before[open + 1] is '+' or '#';

    private static IEnumerable<(string Name, bool IsOptional)> Variables(string template, CallName call)
    {
        foreach (Match expression in Expression().Matches(template))
        {
            var content = expression.Groups["content"].Value;
            var isQuery = content.Length > 0 && OptionalOperators.Contains(content[0], StringComparison.Ordinal);
            foreach (var specification in content.TrimStart('+', '#', '.', '/', ';', '?', '&').Split(','))
            {
                var name = specification.TrimEnd('*').Split(':')[0];
                if (!Name().IsMatch(name))
                {
                    throw new ArgumentException(
                        $"`{expression.Value}` in {call} is not a path variable. Write one such as {{out_trade_no}} (RFC 6570). Nothing was sent.")
                            .On(HelpPage.Path);
                }
                yield return (name, isQuery || name == Empty);
            }
        }
    }

    private static object Convert(string name, object given, bool allowEmpty, CallName call)
    {
        given = SystemTextJson.Unwrap(given) ?? given;
        if (ScalarText.TryFormat(given) is { } text)
            return Checked(name, text, allowEmpty, call);
        RefuseUnwritten(name, given, call);
        // RFC 6570, 2.4: a list or a map may be exploded into segments or parameters.
        if (LooseObject.TryRead(given, out var entries))
            return entries.ToDictionary(entry => entry.Key, entry => Element(name, entry.Value, allowEmpty, call));
        return given is IEnumerable list
            ? list.Cast<object?>().Select(item => Element(name, item, allowEmpty, call)).ToList()
            : throw new ArgumentException($"The path variable `{name}` of {call} is a {given.GetType().Name}: give text or a number. Nothing was sent.")
                .On(HelpPage.Path);
    }

    private static void RefuseUnwritten(string name, object? value, CallName call)
    {
        if (ScalarText.WhyNot(value) is { } why)
            throw new ArgumentException($"The path variable `{name}` of {call} {why}. Nothing was sent.").On(HelpPage.Path);
    }

    private static string Element(string name, object? element, bool allowEmpty, CallName call)
    {
        RefuseUnwritten(name, element, call);
        return ScalarText.TryFormat(element) is { } text
            ? Checked(name, text, allowEmpty, call)
            : throw new ArgumentException(
                $"The path variable `{name}` of {call} holds a {element?.GetType().Name ?? "null"}: give text or numbers. Nothing was sent.").On(HelpPage.Path);
    }

    private static string Checked(string name, string text, bool allowEmpty, CallName call)
    {
        if (text.Length == 0 && !allowEmpty)
            throw new ArgumentException($"The path variable `{name}` of {call} is empty: the path would name another operation. Nothing was sent.")
                .On(HelpPage.Path);
        PathValue.Check(text, $"path variable `{name}`");
        return text;
    }

    private static ArgumentException Missing(string name, CallName call, RequestOptions options)
    {
        var keys = options.ListKeys();
        var given = keys.Count == 0 ? "No options were given" : $"The options were {string.Join(", ", keys.Select(TextShape.QuoteField))}";
        return new ArgumentException(
            $"The path variable `{name}` of {call} has no value. {given}: add `{name} = …` beside them, not inside `query` or `json`. Nothing was sent.")
                .On(HelpPage.Path);
    }

    private static void RefuseUnknown(RequestOptions options, List<string> names, CallName call)
    {
        foreach (var key in options.Variables.Keys)
        {
            if (names.Contains(key))
                continue;
            var variables = names.Count == 0
                ? "the path has no variables"
                : $"the variables of the path are {string.Join(", ", names.Select(static name => $"`{name}`"))}";
            throw new ArgumentException(
                $"{TextShape.QuoteField(key)} is neither an option nor a variable of {call}: {variables}, "
                + $"the options are {string.Join(", ", LooseOptions.Names)}."
                + $"{LooseOptions.Suggest(key, names)} Nothing was sent.").On(HelpPage.Path);
        }
    }

    private const string ExpressionPattern = @"\{(?<content>[^{}]*)\}";

    private const string NamePattern = @"^[\w.%\-]+$";

    private const string TripletPattern = "%([0-9A-Fa-f]{2})";

    // A character for private use, which stands for a percent sign while the library expands a template.
    private const string Mark = "\uE000";
    private const string EncodedMark = "%EE%80%80";

    [GeneratedRegex(ExpressionPattern, RegexOptions.CultureInvariant)]
    private static partial Regex Expression();

    [GeneratedRegex(TripletPattern, RegexOptions.CultureInvariant)]
    private static partial Regex Triplet();

    [GeneratedRegex(NamePattern, RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
