using System.Text;
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

namespace WeChatPay.Cli.Snippets;

/// <summary>The console while snippets run: what one writes goes where its run says, everything else where it went before.</summary>
/// <remarks>Thread-safe: each writer behind it is.</remarks>
internal sealed class SnippetConsole : TextWriter
{
    private readonly TextWriter _before;

    private SnippetConsole(TextWriter before) => _before = before;

    public override Encoding Encoding => _before.Encoding;

    private TextWriter Target => SnippetScope.Current?.Console ?? _before;

    /// <summary>Puts it in place; disposing of what is returned puts back what was there.</summary>
    public static IDisposable Install()
    {
        var before = Console.Out;
        Console.SetOut(new SnippetConsole(before));
        return new Restoring(before);
    }

    public override void Write(char value) => Target.Write(value);

    public override void Write(char[] buffer, int index, int count) => Target.Write(buffer, index, count);

    public override void Write(string? value) => Target.Write(value);

    public override void Flush() => Target.Flush();

    private sealed class Restoring(TextWriter before) : IDisposable
    {
        public void Dispose() => Console.SetOut(before);
    }
}
