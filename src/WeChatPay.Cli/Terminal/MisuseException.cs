namespace WeChatPay.Cli.Terminal;

/// <summary>What was given cannot be right; nothing was tried. The message says what would be.</summary>
internal sealed class MisuseException(string message) : Exception(message);
