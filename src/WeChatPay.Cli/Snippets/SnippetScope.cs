using System.Diagnostics.CodeAnalysis;

namespace WeChatPay.Cli.Snippets;

/// <summary>The client and the console of one running snippet, on all its threads.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class SnippetScope : IDisposable
{
    private static readonly AsyncLocal<SnippetScope?> Running = new();
    private TextWriter _console;

    /// <param name="client">The snippet's <c>instance</c>; disposed of with the scope.</param>
    /// <param name="console">Takes the snippet's output.</param>
    public SnippetScope(WeChatPayClient client, TextWriter console)
    {
        Client = client;
        _console = TextWriter.Synchronized(console);
    }

    /// <summary>Gets the scope of the calling code; null outside of snippets.</summary>
    public static SnippetScope? Current => Running.Value;

    public WeChatPayClient Client { get; }

    /// <summary>Gets the writer for output. After the run it discards the output of a snippet that still runs.</summary>
    public TextWriter Console => Volatile.Read(ref _console);

    /// <summary>Gets or sets whether the snippet configured its own client and got the run's client.</summary>
    public bool AskedForItsOwn { get; set; }

    /// <summary>Gets the scope of the calling snippet.</summary>
    /// <exception cref="InvalidOperationException">No snippet runs here.</exception>
    [SuppressMessage("Design", "CA1024:Use properties where appropriate", Justification = "It throws.")]
    public static SnippetScope GetCurrent() => Current ?? throw new InvalidOperationException(Message.Of("`instance` exists only while its snippet runs."));

    /// <summary>Makes this the scope of the calling code and of everything that it starts.</summary>
    public void Enter() => Running.Value = this;

    public void Dispose()
    {
        Volatile.Write(ref _console, TextWriter.Null);
        Client.Dispose();
    }
}
