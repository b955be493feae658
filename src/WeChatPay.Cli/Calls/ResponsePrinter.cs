using System.Text;
using WeChatPay.Cli.Terminal;

namespace WeChatPay.Cli.Calls;

/// <summary>Prints a response so that another program can read it: the body to the output, the status to the error stream.</summary>
/// <param name="output">Takes the body.</param>
/// <param name="error">Takes the status.</param>
/// <param name="isRaw">True: the body is printed byte for byte. False: JSON and XML are printed as indented JSON.</param>
/// <param name="isTerminal">Whether the output is a terminal: then all text is escaped, raw or not.</param>
internal sealed class ResponsePrinter(TextWriter output, TextWriter error, bool isRaw, bool isTerminal)
{
    /// <summary>Prints a response.</summary>
    /// <param name="sink">The file that took the body; null when the body is to be printed.</param>
    public async Task PrintAsync(WeChatPayResponse response, string? sink)
    {
        await error.WriteLineAsync(LibraryMessage.Translate(response.ToString()));
        if (sink is not null && response.IsSuccess)
            await error.WriteLineAsync(Message.Format($"The body is in {sink}."));
        else if (isRaw && !isTerminal)
            await WriteRawAsync(response.Bytes);
        else if (!response.Bytes.IsEmpty)
            await output.WriteLineAsync((isRaw ? null : TryWriteJson(response)) ?? (isTerminal ? TerminalText.Escape(response.Text) : response.Text));
    }

    private static string? TryWriteJson(WeChatPayResponse response) =>
        ResponseFields.TryRead(response) is { } fields ? TerminalText.WriteJson(fields) : null;

    private async Task WriteRawAsync(ReadOnlyMemory<byte> body)
    {
        // A writer would decode the bytes as text, and the body may be a picture.
        if (ReferenceEquals(output, Console.Out))
        {
            await using var stream = Console.OpenStandardOutput();
            await stream.WriteAsync(body);
        }
        else
        {
            await output.WriteAsync(Encoding.UTF8.GetString(body.Span));
        }
    }
}
