using System.Globalization;
using System.Text;

namespace WeChatPay.Tests.FaultInjection;

/// <summary>How the end of a body is told.</summary>
internal enum Framing
{
    /// <summary>By <c>Content-Length</c>.</summary>
    Length,

    /// <summary>By chunks.</summary>
    Chunks,

    /// <summary>By the end of the connection.</summary>
    Close,
}

/// <summary>What becomes of the connection behind a response.</summary>
internal enum Ending
{
    Stays,
    Closes,
    Resets,
}

/// <summary>A response before it is written, with as many faults as a test likes.</summary>
/// <remarks>Mutable: use it from one thread.</remarks>
internal sealed class WireResponse
{
    public int Status { get; set; } = 200;

    public List<(string Name, string Value)> Headers { get; } = [];

    public byte[] Body { get; set; } = [];

    public Framing Framing { get; set; }

    public List<(string Name, string Value)> Trailers { get; } = [];

    public Ending Ending { get; set; }

    /// <summary>Gets or sets the first line; <see langword="null"/> for one of HTTP/1.1.</summary>
    public string? StatusLine { get; set; }

    /// <summary>Gets or sets text in front of the first line: responses of 1xx.</summary>
    public string Before { get; set; } = "";

    /// <summary>Gets or sets the lines that tell the length; <see langword="null"/> for true ones.</summary>
    public string? LengthLines { get; set; }

    /// <summary>Gets or sets the last change of the bytes that go out.</summary>
    public Func<byte[], byte[]>? Damage { get; set; }

    /// <summary>Gets whether only a server that speaks bytes can write the response.</summary>
    public bool IsRaw => StatusLine is not null || Before.Length > 0 || LengthLines is not null || Damage is not null || Framing == Framing.Close
        || Trailers.Count > 0
        || Ending != Ending.Stays || Headers.Exists(static header => header.Value.Length == 0 || header.Value.AsSpan().IndexOfAnyExceptInRange(' ', '~') >= 0)
        || Headers.Exists(static header => header.Name.AsSpan().IndexOfAny(" :\n\0") >= 0) || (Status is 204 or 205 or 304 && Body.Length > 0)
        || Status is < 200 or > 599;

    public string? this[string name]
    {
        get => Headers.Find(header => header.Name == name).Value;
        set
        {
            var index = Headers.FindIndex(header => header.Name == name);
            if (value is null)
                Headers.RemoveAll(header => header.Name == name);
            else if (index < 0)
                Headers.Add((name, value));
            else
                Headers[index] = (name, value);
        }
    }

    /// <summary>Gives the bytes on the wire.</summary>
    /// <param name="dice">Chooses the sizes of chunks.</param>
    public byte[] ToBytes(Dice dice)
    {
        var head = new StringBuilder(Before).Append(StatusLine ?? $"HTTP/1.1 {Status.ToString(CultureInfo.InvariantCulture)} Some reason").Append("\r\n");
        foreach (var (name, value) in Headers)
            head.Append(name).Append(": ").Append(value).Append("\r\n");
        var hasBody = Body.Length > 0 || Status is not (204 or 304);
        head.Append(LengthLines ?? (Framing, hasBody) switch
        {
            (_, false) => "",
            (Framing.Length, _) => $"Content-Length: {Body.Length}\r\n",
            (Framing.Chunks, _) => "Transfer-Encoding: chunked\r\n",
            _ => "Connection: close\r\n",
        });
        head.Append("\r\n");
        byte[] bytes = [.. Encoding.Latin1.GetBytes(head.ToString()), .. Framing == Framing.Chunks ? Chunked(dice) : Body];
        return Damage is null ? bytes : Damage(bytes);
    }

    private byte[] Chunked(Dice dice)
    {
        using var chunks = new MemoryStream();
        for (var at = 0; at < Body.Length;)
        {
            var length = Math.Min(1 + dice.Below(Body.Length), Body.Length - at);
            chunks.Write(Encoding.ASCII.GetBytes($"{length:x}\r\n"));
            chunks.Write(Body, at, length);
            chunks.Write("\r\n"u8);
            at += length;
        }
        chunks.Write("0\r\n"u8);
        foreach (var (name, value) in Trailers)
            chunks.Write(Encoding.ASCII.GetBytes($"{name}: {value}\r\n"));
        chunks.Write("\r\n"u8);
        return chunks.ToArray();
    }
}
