namespace WeChatPay.Cli.Demo;

/// <summary>Formats the text of an expression, as the compiler passes it, for the screen.</summary>
internal static class SourceText
{
    /// <summary>Formats the body of a lambda, without parameters and without the braces of a block.</summary>
    public static string FormatLambda(string lambda)
    {
        var body = lambda[(lambda.IndexOf("=>", StringComparison.Ordinal) + 2)..].Trim();
        return body is ['{', .., '}'] ? Shift(body[1..^1].Trim('\r', '\n', ' '), 0) : Shift(body, 4);
    }

    /// <summary>Formats an expression, which may span lines.</summary>
    public static string FormatExpression(string expression) => Shift(expression, 0);

    /// <summary>Moves all lines but the first to the left; the first line begins with the expression.</summary>
    /// <param name="indent">How many columns the leftmost line keeps.</param>
    private static string Shift(string text, int indent)
    {
        var lines = text.Split('\n').Select(static line => line.TrimEnd()).ToArray();
        var left = lines.Skip(1).Where(static line => line.Length > 0)
            .Select(static line => line.Length - line.TrimStart().Length).DefaultIfEmpty().Min();
        return string.Join('\n', lines.Select((line, i) => i == 0 ? line : line.Length == 0 ? "" : new string(' ', indent) + line[left..]));
    }
}
