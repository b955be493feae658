using System.Diagnostics.CodeAnalysis;
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

/// <summary>What belongs to one run of one snippet, on whatever threads it goes on.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class SnippetScope : IDisposable
{
    private static readonly AsyncLocal<SnippetScope?> Running = new();
    private TextWriter _console;

    /// <param name="client">What <c>instance</c> is.</param>
    /// <param name="console">Where the snippet's own output goes.</param>
    public SnippetScope(WeChatPayClient client, TextWriter console)
    {
        Client = client;
        _console = TextWriter.Synchronized(console);
    }

    /// <summary>Gets the scope of the code that asks; null outside of snippets.</summary>
    public static SnippetScope? Current => Running.Value;

    public WeChatPayClient Client { get; }

    /// <summary>Gets where output goes: nowhere once the run is over, for one that was left behind.</summary>
    public TextWriter Console => Volatile.Read(ref _console);

    /// <summary>Gets or sets whether the snippet asked for a client of its own, and was given the run's.</summary>
    public bool AskedForItsOwn { get; set; }

    /// <summary>Gets the scope; for the snippet's own code.</summary>
    /// <exception cref="InvalidOperationException">No snippet runs here.</exception>
    [SuppressMessage("Design", "CA1024:Use properties where appropriate", Justification = "It raises.")]
    public static SnippetScope GetCurrent() => Current ?? throw new InvalidOperationException("`instance` is there for as long as its snippet runs.");

    /// <summary>Makes this the scope of what the caller starts from now on.</summary>
    public void Enter() => Running.Value = this;

    public void Dispose()
    {
        Volatile.Write(ref _console, TextWriter.Null);
        Client.Dispose();
    }
}
