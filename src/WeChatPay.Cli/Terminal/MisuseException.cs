namespace WeChatPay.Cli.Terminal;

/// <summary>The command line is wrong, and nothing was tried. The message says what is right.</summary>
internal sealed class MisuseException(string message) : Exception(message)
{
    /// <summary>Gets the message without the parameter name that .NET appends: a command line has options, not parameters.</summary>
    public static string Describe(Exception error) =>
        error is ArgumentException { ParamName: { } name } ? error.Message.Replace($" (Parameter '{name}')", "", StringComparison.Ordinal) : error.Message;
}
