using System.Text.RegularExpressions;
using WeChatPay.Cli.Terminal;

namespace WeChatPay.Cli.Calls;

/// <summary>Holds the values of <c>--var</c> against the variables of the path.</summary>
internal static partial class PathVariables
{
    // The idiom for a slash at the end, which needs no value.
    private const string Empty = "empty";

    /// <summary>Checks that every variable has a value, and every value a variable.</summary>
    /// <param name="words">How messages name the arguments.</param>
    /// <exception cref="MisuseException">One is missing, or has no counterpart.</exception>
    public static Dictionary<string, object?> Match(string path, Dictionary<string, object?> values, CallWords words)
    {
        var names = Expression().Matches(path).SelectMany(static match => match.Groups["names"].Value.Split(','))
            .Select(static name => name.TrimEnd('*').Split(':')[0]).ToList();
        // `{?a,b}` may leave names out; every other expression of RFC 6570 stands for a piece of the path.
        var required = Expression().Matches(path).Where(static match => match.Groups["kind"].Value is not ("?" or "&"))
            .SelectMany(static match => match.Groups["names"].Value.Split(',')).Select(static name => name.TrimEnd('*').Split(':')[0]);
        foreach (var name in required)
        {
            if (name != Empty && !values.ContainsKey(name))
                throw new MisuseException(Message.Format(
                    $"{words.Path} has the variable {{{name}}}, which has no value. Add {words.Pair(words.Variables, name)}. Nothing was sent."));
        }
        foreach (var name in values.Keys)
        {
            if (!names.Contains(name))
            {
                var known = names.Count == 0
                    ? Message.Format($"{words.Path} has no variable")
                    : Message.Format($"{words.Path} has {Message.Join(names.Select(static one => $"{{{one}}}"))}");
                throw new MisuseException(Message.Format(
                    $"{words.Variables} {name} has no variable in {words.Path}. {known}; a field of the query is {words.Pair(words.Query, name)}. "
                    + $"Nothing was sent."));
            }
        }
        return values;
    }

    [GeneratedRegex(@"\{(?<kind>[+#./;?&]?)(?<names>[^{}]+)\}")]
    private static partial Regex Expression();
}
