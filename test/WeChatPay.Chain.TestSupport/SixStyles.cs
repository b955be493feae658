using System.Text.RegularExpressions;

namespace WeChatPay.Tests.Support;

/// <summary>One call in the six styles of PHP: <c>test/data/six-styles.txt</c>.</summary>
internal static partial class SixStyles
{
    /// <summary>Gets the title and the PHP of each style, in the documented order.</summary>
    public static IReadOnlyList<(string Title, string Php)> All { get; } =
        [.. Block().Matches(File.ReadAllText(TestData.PathOf("six-styles.txt"))).Select(static block => (block.Groups[1].Value, block.Groups[2].Value))];

    [GeneratedRegex(@"^== (.+)\n((?:(?!== ).+\n)+)", RegexOptions.Multiline)]
    private static partial Regex Block();
}
