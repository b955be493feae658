namespace WeChatPay.Cli.Demo;

/// <summary>The text of an expression as the compiler hands it over, made fit to be shown.</summary>
internal static class SourceText
{
    /// <summary>Shows what a lambda does: without its parameters, and without the braces of its block.</summary>
    public static string ShowLambda(string lambda)
    {
        var body = lambda[(lambda.IndexOf("=>", StringComparison.Ordinal) + 2)..].Trim();
        return body is ['{', .., '}'] ? Shift(body[1..^1].Trim('\r', '\n', ' '), 0) : Shift(body, 4);
    }

    /// <summary>Shows an expression that may span lines.</summary>
    public static string ShowExpression(string expression) => Shift(expression, 0);

    /// <summary>Moves the lines after the first, which starts where its expression starts, to the left.</summary>
    /// <param name="text">The lines.</param>
    /// <param name="indent">How many columns the leftmost of them keeps.</param>
    private static string Shift(string text, int indent)
    {
        var lines = text.Split('\n').Select(static line => line.TrimEnd()).ToArray();
        var left = lines.Skip(1).Where(static line => line.Length > 0).Select(static line => line.Length - line.TrimStart().Length).DefaultIfEmpty().Min();
        return string.Join('\n', lines.Select((line, i) => i == 0 ? line : line.Length == 0 ? "" : new string(' ', indent) + line[left..]));
    }
}
