namespace WeChatPay.Cli.Terminal;

/// <summary>The command line is wrong, and nothing was tried. The message says what is right.</summary>
internal sealed class MisuseException(string message) : Exception(message);
