using System.Diagnostics.CodeAnalysis;
using WeChatPay.Basics;
using WeChatPay.Compatibility;
using System.Security.Cryptography;
using System.Text;
using WeChatPay.Uploads;

namespace WeChatPay.Util;

/// <summary>An upload: a file and the JSON that describes it, under the PHP SDK's names.</summary>
/// <remarks>Give it to a call as <c>body = media</c>, or in the form of the PHP SDK. The file is read while it is sent and never held in memory.
/// Mutable: use it from one thread. Source: https://pay.weixin.qq.com/doc/v3/merchant/4012365342, "signing an upload".</remarks>
/// <example><code>
/// var media = new MediaUtil("/path/to/image.jpg");
/// WeChatPayResponse response = await client["v3/merchant/media/upload"].PostAsync(new { body = media });
/// </code></example>
public sealed partial class MediaUtil : IDisposable
{
    private readonly string _boundary = MultipartFormat.CreateBoundary();
    private readonly string _part;
    private string? _meta;

    /// <summary>Takes a file, which must exist until it is sent.</summary>
    /// <param name="filepath">Its path, with or without <c>file://</c>; with a stream, the name to send it under.</param>
    /// <param name="fileStream">The file as a stream, which is left open. A stream that seeks is sent from its first byte, whatever its position.
    /// A stream that cannot seek is copied to a temporary file to be digested, which goes with the call; with a meta of your own it is sent directly.
    /// Both can be uploaded once.</param>
    /// <param name="part">The name of the part with the file. A few endpoints name it differently: <c>submission_file</c>, <c>due_diligence_file</c>.</param>
    /// <exception cref="ArgumentException">The file is missing, unreadable or empty, or a name cannot be sent.</exception>
    public MediaUtil(string filepath, Stream? fileStream = null, string part = "file")
    {
        ArgumentException.ThrowIfNullOrEmpty(filepath);
        ArgumentException.ThrowIfNullOrEmpty(part);
        var path = FilePath.Parse(filepath);
        FileName = FilePath.GetFileName(path);
        if (FileName.Length == 0 || WellFormedText.IndexOfLoneSurrogate(FileName + part) >= 0)
        {
            throw new ArgumentException(
                $"The file name of the upload is {TextShape.Describe(filepath)}, which cannot be sent as a name: "
                + $"give one such as `image.jpg`. {Refusal.NothingSent}",
                nameof(filepath)).On(HelpPage.Files);
        }
        _part = part;
        File = fileStream is null ? MediaFile.FromPath(filepath) : MediaFile.FromStream(fileStream);
    }

    /// <summary>Gets the name that the file is sent under: the last part of its path.</summary>
    public string FileName { get; }

    /// <summary>Gets the JSON of the part <c>meta</c>, which the signature covers.</summary>
    /// <value>Default: <c>{"filename":…,"sha256":…}</c>. The first use reads the file once for its digest.</value>
    /// <exception cref="ArgumentException">The file cannot be read.</exception>
    public string Meta => _meta ??= MediaMeta.Compose(FileName, Sha256());

    /// <summary>Gets the <c>Content-Type</c> of the body: <c>multipart/form-data; boundary=…</c>.</summary>
    public string ContentType => MultipartFormat.ComposeContentType(_boundary);

    /// <summary>Gets a new stream of the body: the parts <c>meta</c> and <c>file</c>. The file is opened when the stream is read.</summary>
    public Stream Stream => new MediaStream(this);

    /// <summary>Gets the file.</summary>
    internal MediaFile File { get; }

    /// <summary>Replaces the JSON of the part <c>meta</c>, for endpoints that want other fields.</summary>
    /// <param name="json">A JSON object; <see langword="null"/> restores the default.</param>
    /// <returns>The length of the meta in bytes.</returns>
    /// <exception cref="ArgumentException">It is not a JSON object, or the file cannot be read.</exception>
    public int SetMeta(string? json)
    {
        _meta = json is null ? null : MediaMeta.Check(json);
        return Encoding.UTF8.GetByteCount(Meta);
    }

    /// <inheritdoc cref="SetMeta(string?)"/>
    /// <param name="fields">An object to write as JSON, as the option <c>json</c> is written:
    /// <c>new { bank_type = "CMB_DEBIT", filename = media.FileName, sha256 = media.Sha256() }</c>.</param>
    [RequiresUnreferencedCode(ReflectionSwitch.Fields)]
    [RequiresDynamicCode(ReflectionSwitch.Fields)]
    public int SetMeta(object fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        return SetMeta(MediaMeta.Write(fields));
    }

    /// <inheritdoc cref="SetMeta(string?)"/>
    /// <param name="fields">Names and values: a dictionary.</param>
    public int SetMeta<TValue>(IEnumerable<KeyValuePair<string, TValue>> fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        return SetMeta(MediaMeta.Write(LooseObject.ReadPairs(fields)));
    }

    /// <summary>Digests the file with SHA-256.</summary>
    /// <returns>64 digits of lower-case hex.</returns>
    /// <exception cref="ArgumentException">The file cannot be read.</exception>
    public string Sha256() => File.Digest(static stream => Convert.ToHexStringLower(SHA256.HashData(stream)));

    /// <summary>Digests the file with SM3, which the endpoints for invoices want.</summary>
    /// <returns>64 digits of lower-case hex.</returns>
    /// <exception cref="ArgumentException">The file cannot be read.</exception>
    public string Sm3() => File.Digest(Crypto.Sm3.Digest);

    /// <summary>Deletes the temporary copy of a stream that cannot seek. A call does it for the upload that it sends. The stream stays open.</summary>
    public void Dispose() => File.Dispose();

    /// <summary>Gets the meta, and reads the file for its digest without blocking where that is needed.</summary>
    internal async Task<string> ReadMetaAsync(CancellationToken cancellationToken) =>
        _meta ??= MediaMeta.Compose(FileName, await File.DigestAsync(Sha256Async, cancellationToken).ConfigureAwait(false));

    /// <summary>Writes the bytes before the file: the part <c>meta</c>, and the headers of the file's part.</summary>
    // RFC 7578, 4.2 and 4.4: names are UTF-8, as browsers and PHP send them.
    internal byte[] ComposeHead(string meta) => Encoding.UTF8.GetBytes(
        $"{ComposePartHead("meta", null, "application/json")}{meta}\r\n{ComposePartHead(_part, FileName, MediaTypes.ForFileName(FileName))}");

    /// <summary>Writes the bytes after the file.</summary>
    internal byte[] ComposeTail() => Encoding.ASCII.GetBytes($"\r\n{MultipartFormat.ComposeEnd(_boundary)}");

    private string ComposePartHead(string part, string? fileName, string mediaType) => MultipartFormat.ComposeHead(
        _boundary,
        KeyValuePair.Create("Content-Disposition", MultipartFormat.ComposeDisposition(part, fileName)),
        KeyValuePair.Create("Content-Type", mediaType));

    private static async Task<string> Sha256Async(Stream stream, CancellationToken cancellationToken) =>
        Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken).ConfigureAwait(false));
}
