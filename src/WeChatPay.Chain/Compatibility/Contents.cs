using System.Net;
using System.Text;

namespace WeChatPay.Compatibility;

/// <summary>Content whose writing can be cancelled, where the framework asks for that.</summary>
/// <remarks>For one thread.</remarks>
internal abstract class CancellableContent : HttpContent
{
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

#if NETSTANDARD2_0
    protected abstract Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken);

    protected abstract void SerializeToStream(Stream stream, TransportContext? context, CancellationToken cancellationToken);
#else
    protected abstract override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken);

    protected abstract override void SerializeToStream(Stream stream, TransportContext? context, CancellationToken cancellationToken);
#endif
}

/// <summary>A form whose headers of parts are UTF-8 (RFC 7578, 5.1.2); .NET's own way would write Latin-1.</summary>
/// <remarks>For one thread.</remarks>
internal sealed class Utf8MultipartContent : MultipartContent
{
#if NETSTANDARD2_0
    private static readonly Encoding Latin1 = Encoding.GetEncoding("iso-8859-1");

    public Utf8MultipartContent(string boundary)
        : base("form-data", boundary)
    {
    }

    public override void Add(HttpContent content)
    {
        foreach (var (name, values) in content.Headers.ToList())
        {
            content.Headers.Remove(name);
            content.Headers.TryAddWithoutValidation(name, values.Select(static value => Latin1.GetString(Encoding.UTF8.GetBytes(value))));
        }
        base.Add(content);
    }
#else
    public Utf8MultipartContent(string boundary)
        : base("form-data", boundary) => HeaderEncodingSelector = static (_, _) => Encoding.UTF8;
#endif
}
