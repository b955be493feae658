using System.Security.Cryptography;
using System.Text;
using WeChatPay.Crypto;
using WeChatPay.Requests;

namespace WeChatPay.Util;

/// <summary>An upload: a file and the JSON that describes it, under the PHP SDK's names.</summary>
/// <remarks>Give it to a call as <c>body = media</c>, or as PHP writes it. The file is read while it is sent and never held in memory. For one thread at a
/// time. Source: https://pay.weixin.qq.com/doc/v3/merchant/4012365342, "signing an upload".</remarks>
/// <example><code>
/// var media = new MediaUtil("/path/to/image.jpg");
/// WeChatPayResponse answer = await client["v3/merchant/media/upload"].PostAsync(new { body = media });
/// </code></example>
public sealed partial class MediaUtil
{
    private readonly string _boundary = RandomNumberGenerator.GetHexString(40, lowercase: true);
    private readonly string _part;
    private string? _meta;

    /// <summary>Takes a file, which has to be there when it is sent.</summary>
    /// <param name="filepath">Its path, with or without <c>file://</c> before it; with a stream, the name to send it under.</param>
    /// <param name="fileStream">The file itself, all of it wherever the stream stands. It is left open. One that cannot seek is put into a temporary file when
    /// it is to be digested; with a meta of your own it goes out as it comes, once.</param>
    /// <param name="part">The part that holds the file. A few endpoints name it otherwise: <c>submission_file</c>, <c>due_diligence_file</c>.</param>
    /// <exception cref="ArgumentException">The file is missing, unreadable or empty, or a name cannot be sent.</exception>
    public MediaUtil(string filepath, Stream? fileStream = null, string part = "file")
    {
        ArgumentException.ThrowIfNullOrEmpty(filepath);
        ArgumentException.ThrowIfNullOrEmpty(part);
        var path = KeyReader.PathOf(filepath);
        FileName = Path.GetFileName(path);
        if (FileName.Length == 0 || WellFormedText.IndexOfLoneSurrogate(FileName + part) >= 0)
            throw new ArgumentException($"`{filepath}` is not the name of a file that can be sent. Give one such as `image.jpg`. Nothing was sent.", nameof(filepath));
        _part = part;
        File = fileStream is null ? MediaFile.At(path) : MediaFile.FromStream(fileStream, FileName);
    }

    /// <summary>Gets the name that the file is sent under: the last part of its path.</summary>
    public string FileName { get; }

    /// <summary>Gets the JSON of the part <c>meta</c>, which the signature covers.</summary>
    /// <value>Default: <c>{"filename":…,"sha256":…}</c>, for which the file is read once, when it is first asked for.</value>
    /// <exception cref="ArgumentException">The file cannot be read.</exception>
    public string Meta => _meta ??= MediaMeta.Compose(FileName, Sha256());

    /// <summary>Gets the <c>Content-Type</c> of the body: <c>multipart/form-data; boundary=…</c>.</summary>
    public string ContentType => $"multipart/form-data; boundary={_boundary}";

    /// <summary>Gets the body, from its beginning: the parts <c>meta</c> and <c>file</c>. The file is opened when the stream is read.</summary>
    public Stream Stream => new MediaStream(this);

    /// <summary>Gets the file.</summary>
    internal MediaFile File { get; }

    /// <summary>Replaces the JSON of the part <c>meta</c>, for endpoints that want other fields.</summary>
    /// <param name="json">A JSON object; <see langword="null"/> for the default, as new.</param>
    /// <returns>How many bytes the meta has.</returns>
    /// <exception cref="ArgumentException">It is no JSON object, or the file cannot be read.</exception>
    public int SetMeta(string? json)
    {
        _meta = json is null ? null : MediaMeta.Checked(json);
        return Encoding.UTF8.GetByteCount(Meta);
    }

    /// <inheritdoc cref="SetMeta(string?)"/>
    /// <param name="fields">What is written as JSON: <c>new { bank_type = "CMB_DEBIT", filename = media.FileName, sha256 = media.Sha256() }</c>.</param>
    public int SetMeta(object fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        return SetMeta(MediaMeta.Write(fields));
    }

    /// <summary>Digests the file with SHA-256.</summary>
    /// <returns>64 digits of lower-case hex.</returns>
    /// <exception cref="ArgumentException">The file cannot be read.</exception>
    public string Sha256() => File.Digest(static stream => Convert.ToHexStringLower(SHA256.HashData(stream)));

    /// <summary>Digests the file with SM3, as the endpoints for invoices want it.</summary>
    /// <returns>64 digits of lower-case hex.</returns>
    /// <exception cref="ArgumentException">The file cannot be read.</exception>
    public string Sm3() => File.Digest(Crypto.Sm3.Digest);

    /// <summary>Reads the meta, and the file for it where that is needed, without blocking.</summary>
    internal async Task<string> ReadMetaAsync(CancellationToken cancellationToken) =>
        _meta ??= MediaMeta.Compose(FileName, await File.DigestAsync(Sha256Async, cancellationToken).ConfigureAwait(false));

    /// <summary>Writes what stands before the file: the meta, and the file's own headers.</summary>
    // RFC 7578, 4.2 and 4.4; its names are UTF-8, as browsers and PHP send them.
    internal byte[] Head(string meta) => Encoding.UTF8.GetBytes(
        $"--{_boundary}\r\nContent-Disposition: {PartHeader.Disposition("meta")}\r\nContent-Type: application/json\r\n\r\n{meta}\r\n"
        + $"--{_boundary}\r\nContent-Disposition: {PartHeader.Disposition(_part, FileName)}\r\nContent-Type: {MediaTypes.ForFileName(FileName)}\r\n\r\n");

    /// <summary>Writes what stands behind the file.</summary>
    internal byte[] Tail() => Encoding.ASCII.GetBytes($"\r\n--{_boundary}--\r\n");

    private static async Task<string> Sha256Async(Stream stream, CancellationToken cancellationToken) =>
        Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken).ConfigureAwait(false));
}
