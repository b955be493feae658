using System.Text;
using System.Text.RegularExpressions;

namespace WeChatPay.Generator.Site;

/// <summary>Writes the first page of the types: the packages, as the README lists them.</summary>
internal static partial class ApiIndex
{
    public static string Write(string repository)
    {
        var text = new StringBuilder(
            """
            # .NET types

            The public types of the packages, by namespace. The typed chain of `WeChatPay.Chain.OpenApi` has a type for each segment, request, response and
            callback of the API: those are in the [API reference](../en/reference/index.md), a page for each operation and callback.

            | Package | For whom |
            | --- | --- |

            """.ReplaceLineEndings("\n"));
        foreach (Match row in Row().Matches(File.ReadAllText(Path.Combine(repository, "README.md"))))
            text.Append($"| `{row.Groups[1].Value}` | {row.Groups[2].Value.Trim()} |\n");
        return text.ToString();
    }

    [GeneratedRegex(@"^\| `(WeChatPay\.[\w.]+)` \| ([^|]+)\|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
