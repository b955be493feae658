using System.Buffers.Binary;
using System.Text;
using Newtonsoft.Json;
using WeChatPay.Cli.Sandboxes;

namespace WeChatPay.Cli.Snippets;

/// <summary>Everything that the process of a file needs, and where its calls go. It travels through a pipe, which other users cannot read.</summary>
internal sealed record SnippetJob
{
    public required string Name { get; init; }

    public required SnippetLanguage Language { get; init; }

    /// <summary>Gets the C#, for messages.</summary>
    public required string Code { get; init; }

    public required byte[] Image { get; init; }

    public required byte[] Symbols { get; init; }

    /// <summary>Gets the sandbox that takes the calls; null in a dry run, and with a profile.</summary>
    public SandboxAccess? Sandbox { get; init; }

    /// <summary>Gets the name of the profile; the process reads its keys itself.</summary>
    public string? Profile { get; init; }

    /// <summary>Gets whether requests are printed instead of sent.</summary>
    public bool IsDry { get; init; }

    /// <summary>Gets the throw-away key that signs in a dry run without a profile: PKCS#8, PEM.</summary>
    public string? MadeUpKey { get; init; }

    public int Megabytes { get; init; }

    /// <summary>Gets whether a path variable may be empty, as in the PHP SDK.</summary>
    public bool AllowsEmptyPathValues { get; init; }

    /// <summary>Writes the job to a pipe, with its length before it: the pipe stays open behind it.</summary>
    public void Write(Stream pipe)
    {
        var bytes = Encoding.UTF8.GetBytes(JsonConvert.SerializeObject(this));
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
        pipe.Write(length);
        pipe.Write(bytes);
        pipe.Flush();
    }

    /// <exception cref="EndOfStreamException">The other process ended.</exception>
    public static SnippetJob Read(Stream pipe)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        pipe.ReadExactly(length);
        var bytes = new byte[BinaryPrimitives.ReadInt32LittleEndian(length)];
        pipe.ReadExactly(bytes);
        return JsonConvert.DeserializeObject<SnippetJob>(Encoding.UTF8.GetString(bytes))!;
    }

    /// <summary>Shows the name, never the keys.</summary>
    public override string ToString() => Name;
}
