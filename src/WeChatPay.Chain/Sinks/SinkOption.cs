using WeChatPay.Basics;
using WeChatPay.Util;

namespace WeChatPay.Sinks;

/// <summary>Reads the option <c>sink</c>.</summary>
internal static class SinkOption
{
    /// <param name="sink">A path, with or without <c>file://</c>, or a writable stream.</param>
    /// <exception cref="ArgumentException">It is neither, or nothing can be written there.</exception>
    public static Sink Parse(object sink) => sink switch
    {
        string text => FromPath(FilePath.Parse(text)),
        Stream { CanWrite: true } stream => new(null, stream),
        Stream => throw new ArgumentException($"The `sink` is a stream that is closed or cannot be written to. {Refusal.NothingSent}").On(HelpPage.Files),
        _ => throw Refusal.Create("The `sink`", sink, "a path or a writable stream").On(HelpPage.Files),
    };

    private static Sink FromPath(string path)
    {
        SinkPath.Require(path);
        return new(path, null);
    }
}
