using WeChatPay.Cli.Terminal;

namespace WeChatPay.Cli.Notify;

/// <summary>The address of a receiver on the command line.</summary>
internal static class ReceiverUrl
{
    /// <param name="name">The argument or the option, with which the message begins.</param>
    /// <param name="text">The address.</param>
    /// <exception cref="MisuseException">It is not such an address.</exception>
    public static Uri Parse(string name, string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
        ? uri
        : throw new MisuseException(Message.Format($"{name}: {LibraryMessage.QuoteHost(text)} is not an absolute http or https URL. "
            + $"Write one such as http://127.0.0.1:5000/notify. Nothing was sent."));
}
