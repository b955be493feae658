using Newtonsoft.Json;
using WeChatPay.Calls;
using WeChatPay.Chain;
using WeChatPay.Cli.Terminal;
using WeChatPay.Configuration;
using WeChatPay.Digests;
using WeChatPay.Documented;
using WeChatPay.Downloads;
using WeChatPay.Json;
using WeChatPay.Options;
using WeChatPay.Promises;
using WeChatPay.Protocol;
using WeChatPay.Requests;
using WeChatPay.Responses;
using WeChatPay.Sinks;
using WeChatPay.Validation;

namespace WeChatPay.Cli.Calls;

/// <summary>Prints an answer so that another program can read it: the status beside the output, the body on it.</summary>
/// <param name="output">Takes the body.</param>
/// <param name="error">Takes the status.</param>
/// <param name="isRaw">Whether the body is printed byte for byte, and not laid out.</param>
internal sealed class AnswerPrinter(TextWriter output, TextWriter error, bool isRaw)
{
    /// <summary>Prints an answer.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="sink">The file that took the body; null when none did.</param>
    public async Task PrintAsync(WeChatPayResponse answer, string? sink)
    {
        await error.WriteLineAsync(answer.ToString());
        if (sink is not null && answer.IsSuccess)
            await error.WriteLineAsync($"The body is in {sink}.");
        else if (isRaw)
            await WriteRawAsync(answer.Bytes);
        else if (!answer.Bytes.IsEmpty)
            await output.WriteLineAsync(AnswerFields.TryRead(answer)?.ToString(Formatting.Indented) ?? answer.Text);
    }

    private async Task WriteRawAsync(ReadOnlyMemory<byte> body)
    {
        // A writer would make text of what may be a picture.
        if (ReferenceEquals(output, Console.Out))
        {
            await using var stream = Console.OpenStandardOutput();
            await stream.WriteAsync(body);
        }
        else
        {
            await output.WriteAsync(System.Text.Encoding.UTF8.GetString(body.Span));
        }
    }
}
