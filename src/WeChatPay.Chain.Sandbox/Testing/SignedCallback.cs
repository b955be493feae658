using System.Net.Http.Headers;
using WeChatPay.Sandbox.Callbacks;

namespace WeChatPay.Testing;

/// <summary>A callback as WeChat Pay sends it: headers and the bytes of the body.</summary>
/// <remarks>Immutable and thread-safe. Each receiver gets a copy of the bytes.</remarks>
public sealed class SignedCallback
{
    private readonly byte[] _body;
    private readonly TimeProvider _time;

    internal SignedCallback(IReadOnlyDictionary<string, string> headers, byte[] body, bool isV2, TimeProvider time)
    {
        Headers = headers;
        _body = body;
        IsV2 = isV2;
        _time = time;
    }

    /// <summary>Takes a callback that came, to keep it or to send it again.</summary>
    /// <param name="headers">Its headers. Those of the connection are left out.</param>
    /// <param name="body">Its body, byte for byte.</param>
    public static SignedCallback FromRequest(IEnumerable<KeyValuePair<string, string>> headers, byte[] body)
    {
        ArgumentNullException.ThrowIfNull(headers);
        ArgumentNullException.ThrowIfNull(body);
        return new SignedCallback(CallbackFile.Choose(headers), [.. body], CallbackFile.IsXml(body), TimeProvider.System);
    }

    /// <summary>Reads a callback that <see cref="Save"/> wrote, or any HTTP request in a file.</summary>
    /// <param name="path">The path.</param>
    /// <exception cref="FormatException">The file is not an HTTP request. The message quotes nothing of it.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static SignedCallback FromFile(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var (headers, body) = CallbackFile.Read(File.ReadAllBytes(path));
        return FromRequest(headers, body);
    }

    /// <summary>Writes the callback as an HTTP request (RFC 9112), its body byte for byte. Only the owner may read the file: a callback names a
    /// payer.</summary>
    /// <param name="path">The path of a new file.</param>
    /// <exception cref="IOException">The file is there already or cannot be written.</exception>
    public void Save(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        CallbackFile.Write(path, this, _body);
    }

    /// <summary>Gets the headers, those of the signature among them; names are compared without case.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; }

    /// <summary>Gets a copy of the body.</summary>
    public byte[] Body => [.. _body];

    /// <summary>Gets whether it is a callback of APIv2, in XML.</summary>
    public bool IsV2 { get; }

    /// <summary>Makes a copy with one bit of one byte changed, and the old signature.</summary>
    /// <param name="position">The position of the byte in the body, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The body is shorter.</exception>
    public SignedCallback WithChangedByte(int position)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(position, _body.Length);
        var body = Body;
        body[position] ^= 1;
        return new SignedCallback(Headers, body, IsV2, _time);
    }

    /// <summary>Makes a request with the callback, for your own <see cref="HttpClient"/>, such as that of ASP.NET's <c>WebApplicationFactory</c>.</summary>
    /// <param name="url">The receiver: relative to the client's base address, or absolute.</param>
    public HttpRequestMessage ToRequest(Uri url)
    {
        ArgumentNullException.ThrowIfNull(url);
        var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(_body) };
        foreach (var (name, value) in Headers)
        {
            if (name == "Content-Type")
                request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(value);
            else
                _ = request.Headers.TryAddWithoutValidation(name, value) || request.Content.Headers.TryAddWithoutValidation(name, value);
        }
        return request;
    }

    /// <summary>Sends the callback, waits five seconds at most, and judges the response as WeChat Pay does.</summary>
    /// <param name="url">An absolute URL over http or https. No proxy is used, no redirect followed.</param>
    /// <param name="cancellationToken">Cancels the delivery.</param>
    /// <exception cref="ArgumentException">It is not such a URL.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> fired.</exception>
    public Task<CallbackDelivery> SendAsync(Uri url, CancellationToken cancellationToken = default) =>
        CallbackSender.SendAsync(this, url, _time, cancellationToken);

    /// <summary>Shows size and protocol, and nothing of its content.</summary>
    /// <returns>For example <c>APIv3 callback (512 bytes)</c>.</returns>
    public override string ToString() => $"{(IsV2 ? "APIv2" : "APIv3")} callback ({_body.Length} bytes)";
}
