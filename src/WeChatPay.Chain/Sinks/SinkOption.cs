using WeChatPay.Util;

namespace WeChatPay.Sinks;

/// <summary>Reads where a body is to be written to.</summary>
internal static class SinkOption
{
    /// <param name="sink">A path or a writable stream.</param>
    /// <exception cref="ArgumentException">It is neither, or can hold nothing.</exception>
    public static Sink Read(object sink) => sink switch
    {
        string path when Directory.Exists(path) => throw new ArgumentException($"The `sink` `{path}` is a folder: give the path of a file in it. Nothing was sent."),
        string path when path.Trim().Length > 0 && Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(path))) => new(path, null),
        string path => throw new ArgumentException($"The `sink` `{path}` is in a folder that does not exist. Nothing was sent."),
        Stream { CanWrite: true } stream => new(null, stream),
        Stream => throw new ArgumentException("The `sink` is a stream that is closed or cannot be written to. Nothing was sent."),
        _ => throw Refusal.Create("The `sink`", sink, "a path or a writable stream"),
    };
}
