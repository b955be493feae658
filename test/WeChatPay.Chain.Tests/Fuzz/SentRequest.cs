using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Fuzz;

/// <summary>A request as its bytes came over the wire, read by code that shares nothing with the client's.</summary>
internal sealed class SentRequest
{
    private readonly Dictionary<string, string> _headers;

    public SentRequest(byte[] bytes)
    {
        var end = bytes.AsSpan().IndexOf("\r\n\r\n"u8);
        var lines = Encoding.ASCII.GetString(bytes, 0, end).Split("\r\n");
        var first = lines[0].Split(' ');
        (Method, Target) = (first[0], first[1]);
        _headers = lines.Skip(1).Select(static line => line.Split(": ", 2))
            .ToDictionary(static pair => pair[0], static pair => pair[1], StringComparer.OrdinalIgnoreCase);
        Body = bytes[(end + 4)..];
    }

    public string Method { get; }

    public string Target { get; }

    public byte[] Body { get; }

    public string? ContentType => _headers.GetValueOrDefault("Content-Type");

    /// <summary>Tells whether the merchant signed these bytes.</summary>
    /// <param name="covered">What the signature covers; the whole body when none is given.</param>
    public bool IsSigned(byte[]? covered = null)
    {
        const string scheme = "WECHATPAY2-SHA256-RSA2048 ";
        var authorization = _headers["Authorization"];
        if (!authorization.StartsWith(scheme, StringComparison.Ordinal))
            return false;
        var fields = authorization[scheme.Length..].Split(',').Select(static field => field.Split('=', 2))
            .ToDictionary(static pair => pair[0], static pair => pair[1].Trim('"'));
        byte[] text = [.. Encoding.UTF8.GetBytes($"{Method}\n{Target}\n{fields["timestamp"]}\n{fields["nonce_str"]}\n"), .. covered ?? Body, (byte)'\n'];
        return TestKeys.MerchantSigned(text, fields["signature"]);
    }

    /// <summary>Finds the content of a part of a multipart body.</summary>
    public byte[] Part(string name)
    {
        var boundary = Encoding.ASCII.GetBytes($"--{ContentType!.Split("boundary=")[1].Split(';')[0].Trim('"')}");
        var at = 0;
        while (Body.AsSpan(at).IndexOf(boundary) is >= 0 and var start)
        {
            at += start + boundary.Length;
            var part = Body.AsSpan(at);
            var length = part.IndexOf(boundary);
            var blank = part.IndexOf("\r\n\r\n"u8);
            if (length > blank && blank > 0 && Encoding.UTF8.GetString(part[..blank]).Contains($"name=\"{name}\"", StringComparison.Ordinal))
                return part[(blank + 4)..(length - 2)].ToArray();
        }
        throw new InvalidOperationException($"No part {name}.");
    }

    /// <summary>Tells whether the fields of APIv2 have the right signature.</summary>
    public bool IsSignedV2(string key)
    {
        var fields = Method == "GET" ? Query() : Xml();
        var text = string.Join('&', fields.Where(static field => field.Key != "sign" && field.Value.Length > 0)
            .OrderBy(static field => field.Key, Comparer<string>.Create(static (a, b) =>
                Encoding.UTF8.GetBytes(a).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(b))))
            .Select(static field => $"{field.Key}={field.Value}")) + $"&key={key}";
        var bytes = Encoding.UTF8.GetBytes(text);
#pragma warning disable CA5351 // Broken hash: the protocol names it.
        var sign = fields.GetValueOrDefault("sign_type") == "HMAC-SHA256" ? HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), bytes) : MD5.HashData(bytes);
#pragma warning restore CA5351
        return fields["sign"] == Convert.ToHexString(sign);
    }

    private Dictionary<string, string> Xml() =>
        XDocument.Parse(Encoding.UTF8.GetString(Body), LoadOptions.PreserveWhitespace).Root!.Elements()
            .ToDictionary(static field => field.Name.LocalName, static field => field.Value);

    private Dictionary<string, string> Query() => Target.Split('?')[1].Split('&').Select(static part => part.Split('=', 2))
        .ToDictionary(static pair => Uri.UnescapeDataString(pair[0]), static pair => Uri.UnescapeDataString(pair[1]));
}
