using System.Text.RegularExpressions;
using WeChatPay.Cli.Terminal;

namespace WeChatPay.Cli.Calls;

/// <summary>Holds the values of <c>--var</c> against the variables of the path.</summary>
internal static partial class PathVariables
{
    // The idiom for a slash at the end, which needs no value.
    private const string Empty = "empty";

    /// <summary>Checks that every variable has a value, and every value a variable.</summary>
    /// <exception cref="MisuseException">One is missing, or has no counterpart.</exception>
    public static Dictionary<string, object?> Match(string path, Dictionary<string, object?> values)
    {
        var names = Expression().Matches(path).SelectMany(static match => match.Groups["names"].Value.Split(','))
            .Select(static name => name.TrimEnd('*').Split(':')[0]).ToList();
        // `{?a,b}` may leave names out; every other expression of RFC 6570 stands for a piece of the path.
        var required = Expression().Matches(path).Where(static match => match.Groups["kind"].Value is not ("?" or "&"))
            .SelectMany(static match => match.Groups["names"].Value.Split(',')).Select(static name => name.TrimEnd('*').Split(':')[0]);
        foreach (var name in required)
        {
            if (name != Empty && !values.ContainsKey(name))
                throw new MisuseException(Message.Format($"PATH has the variable {{{name}}}, which has no value. Add --var {name}=VALUE. Nothing was sent."));
        }
        foreach (var name in values.Keys)
        {
            if (!names.Contains(name))
            {
                var known = names.Count == 0
                    ? Message.Of("PATH has no variable")
                    : Message.Format($"PATH has {Message.Join(names.Select(static one => $"{{{one}}}"))}");
                throw new MisuseException(Message.Format(
                    $"--var {name} has no variable in PATH. {known}; a field of the query is --query {name}=VALUE. Nothing was sent."));
            }
        }
        return values;
    }

    [GeneratedRegex(@"\{(?<kind>[+#./;?&]?)(?<names>[^{}]+)\}")]
    private static partial Regex Expression();
}
