using System.Text;
using Newtonsoft.Json;
using WeChatPay.Basics;
using WeChatPay.Documented;
using WeChatPay.Json;
using WeChatPay.Pipeline;
using WeChatPay.Protocol;
using WeChatPay.Uploads;
using WeChatPay.Util;

namespace WeChatPay.Requests;

/// <summary>A body, and the <c>Content-Type</c> that goes with it; null for the protocol's default.</summary>
internal readonly record struct EncodedBody(RequestBody? Body, string? ContentType);

/// <summary>Makes the body of a request from the option that holds it.</summary>
internal static class BodyEncoding
{
    /// <summary>Encodes a body that is in memory.</summary>
    /// <param name="options">The options of the call.</param>
    /// <param name="isXml">Whether the call is APIv2's, whose body is written when the request is signed.</param>
    /// <param name="call">Verb and path template, for messages.</param>
    /// <param name="encoded">The body.</param>
    /// <param name="encryption">Encrypts the sensitive fields; <see langword="null"/> to leave them.</param>
    /// <returns>Whether the body is complete; false for a stream, an upload or content, which <see cref="ReadAsync"/> reads.</returns>
    /// <exception cref="ArgumentException">There is more than one body, or the body cannot be written.</exception>
    public static bool TryEncode(RequestOptions options, bool isXml, CallName call, out EncodedBody encoded, RequestEncryption? encryption = null)
    {
        RefuseSeveral(options, isXml, call);
        encoded = default;
        if (options.Json is { } json)
            encoded = new(RequestBody.FromBytes(Json(json, call, encryption)), "application/json");
        else if (options.FormParams is { } form)
            encoded = new(RequestBody.FromBytes(Encoding.UTF8.GetBytes(Form(form, encryption))), "application/x-www-form-urlencoded");
        else if (options.Multipart is { } parts)
            encoded = MultipartBody.FromParts(parts, call, encryption);
        else if (options.Body is { } body)
            return TryEncodeBody(body.Value, call, out encoded);
        return true;
    }

    /// <summary>Reads a stream, an upload or content.</summary>
    /// <param name="body">The option <c>body</c>.</param>
    /// <param name="contentType">The <c>Content-Type</c> that the user gave, if any. It may say that a stream is multipart.</param>
    /// <param name="call">Verb and path template, for messages.</param>
    /// <param name="encryption">Encrypts the sensitive fields; <see langword="null"/> to leave them.</param>
    /// <param name="isSynchronous">Whether to read on the caller's thread.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public static async Task<EncodedBody> ReadAsync(
        object body, string? contentType, CallName call, RequestEncryption? encryption, bool isSynchronous, CancellationToken cancellationToken)
    {
        if (body is HttpContent content)
        {
            var known = isSynchronous ? BufferedContent.TryRead(content, cancellationToken) ?? content : content;
            return await MultipartBody.FromContentAsync(known, call, cancellationToken).ConfigureAwait(false);
        }
        if ((body as MediaUtil ?? (body as MediaStream)?.Media) is { } media)
            return await MultipartBody.FromMediaAsync(media, contentType, call, encryption, isSynchronous, cancellationToken).ConfigureAwait(false);
        var stream = SynchronousStream.For(isSynchronous, (Stream)body);
        if (MultipartBody.FindBoundary(contentType) is { } boundary)
            return await MultipartBody.FromStreamAsync(stream, boundary, call, cancellationToken).ConfigureAwait(false);
        // From its first byte, as uploads are: a stream that was just written, or digested, stands at its end.
        if (stream.CanSeek)
            stream.Position = 0;
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes, cancellationToken).ConfigureAwait(false);
        if (bytes.Length == 0 && !stream.CanSeek)
        {
            throw new ArgumentException(
                $"The `body` of {call} is a stream that was read before and cannot be read again: open a stream for each call. {Refusal.NothingSent}")
                    .On(HelpPage.Body);
        }
        return new(RequestBody.FromBytes(bytes.ToArray()), null);
    }

    private static bool TryEncodeBody(object body, CallName call, out EncodedBody encoded)
    {
        encoded = body switch
        {
            string text => new(RequestBody.FromBytes(Utf8(text, call)), null),
            byte[] bytes => new(RequestBody.FromBytes(bytes), null),
            ReadOnlyMemory<byte> bytes => new(RequestBody.FromBytes(bytes), null),
            Stream { CanRead: false } => throw new ArgumentException(
                $"The `body` of {call} is a stream that is closed or cannot be read. Open a stream for each call. Nothing was sent.").On(HelpPage.Body),
            MediaUtil or Stream or HttpContent => default,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        return encoded.Body is not null;
    }

    private static byte[] Json(object json, CallName call, RequestEncryption? encryption)
    {
        // Text is a JSON value too, but no operation takes one: text and bytes are JSON that the user has written already.
        if (json is string or byte[] or ReadOnlyMemory<byte> or Memory<byte> or ArraySegment<byte> or Stream or HttpContent or MediaUtil or BodySource)
            throw NotAnObject(json, call);
        try
        {
            if (encryption is null)
                return JsonText.TryWriteBody(json) ?? throw NotAnObject(json, call);
            var text = encryption.EncryptJson(json);
            return text[0] is '{' or '[' ? StrictUtf8.GetBytes(text) : throw NotAnObject(json, call);
        }
        catch (EncoderFallbackException error)
        {
            throw HalfPair(call, error);
        }
        catch (JsonException error)
        {
            throw new ArgumentException($"`json` of {call} cannot be written as JSON: {error.Message} Nothing was sent.", error).On(HelpPage.Body);
        }
    }

    private static ArgumentException NotAnObject(object json, CallName call) => new ArgumentException(
        $"`json` of {call} is {Refusal.Describe(json)}. Give the object itself, json = new {{ … }}, or send ready JSON as body = text "
        + "with headers = new { Content_Type = \"application/json\" }. Nothing was sent.").On(HelpPage.Body);

    private static string Form(object form, RequestEncryption? encryption) =>
        QueryText.Build((encryption is null ? form : encryption.EncryptForm(form))!, "form_params");

    private static byte[] Utf8(string text, CallName call)
    {
        try
        {
            return StrictUtf8.GetBytes(text);
        }
        catch (EncoderFallbackException error)
        {
            throw HalfPair(call, error);
        }
    }

    private static ArgumentException HalfPair(CallName call, EncoderFallbackException error) =>
        new ArgumentException($"The body of {call} holds {WellFormedText.HalfPairAt(error.Index)}. Nothing was sent.", error).On(HelpPage.Body);

    private static void RefuseSeveral(RequestOptions options, bool isXml, CallName call)
    {
        var count = (options.Json is null ? 0 : 1) + (options.Body is null ? 0 : 1)
            + (options.FormParams is null ? 0 : 1) + (options.Multipart is null ? 0 : 1);
        if (count > 1)
        {
            throw new ArgumentException(
                $"{call} has one body, and {string.Join(" and ", ListBodies(options).Select(static name => $"`{name}`"))} are given: choose one. "
                + "Nothing was sent.").On(HelpPage.Body);
        }
        if (options.Xml is not null && !isXml)
            throw new ArgumentException($"`xml` is for paths that begin with v2/, and {call} is not one: use `json`. Nothing was sent.").On(HelpPage.Body);
        if (count > 0 && isXml)
            throw new ArgumentException($"{call} is APIv2, and `{ListBodies(options).First()}` is given: its fields go into `xml`. Nothing was sent.")
                .On(HelpPage.Body);
    }

    private static IEnumerable<string> ListBodies(RequestOptions options)
    {
        if (options.Json is not null)
            yield return "json";
        if (options.Body is not null)
            yield return "body";
        if (options.FormParams is not null)
            yield return "form_params";
        if (options.Multipart is not null)
            yield return "multipart";
    }
}
