using System.Text;

namespace WeChatPay.Compatibility;

/// <summary>Reads text that is not UTF-8, but GBK or its successor GB 18030.</summary>
internal static class ChineseText
{
    /// <summary>Decodes bytes.</summary>
    /// <returns>The text; <see langword="null"/> when the bytes are UTF-8, are not GB 18030, or this framework cannot read that.</returns>
    public static string? TryDecode(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetCharCount(bytes.ToArray());
            return null;
        }
        catch (DecoderFallbackException)
        {
            return TryDecodeGb(bytes.ToArray());
        }
    }

    private static string? TryDecodeGb(byte[] bytes)
    {
        try
        {
            return GetEncoding("GB18030")?.GetString(bytes);
        }
        catch (Exception error) when (error is DecoderFallbackException or ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>Gets GBK, which throws for what it does not have.</summary>
    public static Encoding Gbk => GetEncoding("GBK") ?? throw new NotSupportedException("This framework does not have GBK: send UTF-8.");

#if NETSTANDARD2_0
    private static Encoding? GetEncoding(string name)
    {
        try
        {
            return Encoding.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        }
        catch (ArgumentException)
        {
            // .NET Framework has it. Newer runtimes have it in a provider that .NET Standard does not name.
            var provider = Type.GetType("System.Text.CodePagesEncodingProvider, System.Text.Encoding.CodePages")?.GetProperty("Instance")?.GetValue(null);
            return (provider as EncodingProvider)?.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        }
    }
#else
    private static Encoding? GetEncoding(string name) =>
        CodePagesEncodingProvider.Instance.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
#endif
}
