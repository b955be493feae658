using WeChatPay.Calls;
using WeChatPay.Chain;
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

namespace WeChatPay.Cli.Repl;

/// <summary>Reads inputs from a pipe or a file: each as many lines as it takes to be complete.</summary>
internal sealed class LineReader(TextReader lines, Func<string, bool> isComplete)
{
    private string? _next = lines.ReadLine();

    /// <summary>Reads one input; null when there is no other.</summary>
    public string? Read()
    {
        if (_next is null)
            return null;
        var input = Take();
        while (_next is not null && (GoesOn(_next) || !isComplete(input)))
            input += "\n" + Take();
        return input;
    }

    // A chain's next link, on a line of its own, as documentation writes it.
    private static bool GoesOn(string line) => line.TrimStart() is ['.', _, ..] or ['-', '>', ..] or ['?', '-', '>', ..] or ['?', '.', ..];

    private string Take()
    {
        var line = _next!;
        _next = lines.ReadLine();
        return line;
    }
}
