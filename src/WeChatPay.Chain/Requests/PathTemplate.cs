using System.Collections;
using System.Text.RegularExpressions;
using WeChatPay.Options;
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
    public static string Expand(string template, string call, RequestOptions options, bool allowEmpty)
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
        return Std.UriTemplate.Expand(template, values!);
    }

    private static IEnumerable<(string Name, bool IsOptional)> Variables(string template, string call)
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
                        $"`{expression.Value}` in {call} is not a path variable. Write one such as {{out_trade_no}} (RFC 6570). Nothing was sent.");
                }
                yield return (name, isQuery || name == Empty);
            }
        }
    }

    private static object Convert(string name, object given, bool allowEmpty, string call)
    {
        if (ScalarText.TryFormat(given) is { } text)
            return Checked(name, text, allowEmpty, call);
        // RFC 6570, 2.4: a list or a map may be exploded into segments or parameters.
        if (LooseObject.TryRead(given, out var entries))
            return entries.ToDictionary(entry => entry.Key, entry => Element(name, entry.Value, allowEmpty, call));
        return given is IEnumerable list
            ? list.Cast<object?>().Select(item => Element(name, item, allowEmpty, call)).ToList()
            : throw new ArgumentException($"The path variable `{name}` of {call} is a {given.GetType().Name}: give text or a number. Nothing was sent.");
    }

    private static string Element(string name, object? element, bool allowEmpty, string call) =>
        ScalarText.TryFormat(element) is { } text
            ? Checked(name, text, allowEmpty, call)
            : throw new ArgumentException(
                $"The path variable `{name}` of {call} holds a {element?.GetType().Name ?? "null"}: give text or numbers. Nothing was sent.");

    private static string Checked(string name, string text, bool allowEmpty, string call)
    {
        if (text.Length == 0 && !allowEmpty)
            throw new ArgumentException($"The path variable `{name}` of {call} is empty: the path would name another operation. Nothing was sent.");
        PathValue.Check(text, $"path variable `{name}`");
        return text;
    }

    private static ArgumentException Missing(string name, string call, RequestOptions options)
    {
        var keys = options.ListKeys();
        var given = keys.Count == 0 ? "No options were given" : $"The options were {string.Join(", ", keys.Select(static key => $"`{key}`"))}";
        return new(
            $"The path variable `{name}` of {call} has no value. {given}: add `{name} = …` beside them, not inside `query` or `json`. Nothing was sent.");
    }

    private static void RefuseUnknown(RequestOptions options, List<string> names, string call)
    {
        foreach (var key in options.Variables.Keys)
        {
            if (names.Contains(key))
                continue;
            var variables = names.Count == 0
                ? "the path has no variables"
                : $"the variables of the path are {string.Join(", ", names.Select(static name => $"`{name}`"))}";
            throw new ArgumentException(
                $"`{key}` is neither an option nor a variable of {call}: {variables}, the options are {string.Join(", ", LooseOptions.Names)}."
                + $"{LooseOptions.Suggest(key, names)} Nothing was sent.");
        }
    }

    private const string ExpressionPattern = @"\{(?<content>[^{}]*)\}";

    private const string NamePattern = @"^[\w.%\-]+$";

    [GeneratedRegex(ExpressionPattern, RegexOptions.CultureInvariant)]
    private static partial Regex Expression();

    [GeneratedRegex(NamePattern, RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
