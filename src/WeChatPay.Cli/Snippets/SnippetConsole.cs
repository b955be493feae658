using System.Text;

namespace WeChatPay.Cli.Snippets;

/// <summary>The console while snippets run: a snippet's output goes to its scope, all other output goes where it went before.</summary>
/// <remarks>Thread-safe, because each writer behind it is.</remarks>
internal sealed class SnippetConsole : TextWriter
{
    private readonly TextWriter _before;

    private SnippetConsole(TextWriter before) => _before = before;

    public override Encoding Encoding => _before.Encoding;

    private TextWriter Target => SnippetScope.Current?.Console ?? _before;

    /// <summary>Replaces the console. Disposing the result restores the old one.</summary>
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
