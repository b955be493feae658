using System.Text;
using System.Xml;
using WeChatPay.Sandbox.Answers;

namespace WeChatPay.Sandbox.V2;

/// <summary>Writes answers and callbacks as APIv2 does: one level, texts in CDATA.</summary>
internal static class XmlText
{
    private static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        OmitXmlDeclaration = true,
        NewLineHandling = NewLineHandling.Entitize,
    };

    /// <summary>An answer to a request that passed no check: unsigned, for the two sides have not agreed on a key.</summary>
    public static Answer Refusal(string message, params KeyValuePair<string, string>[] more) =>
        Of([new("return_code", "FAIL"), new("return_msg", message), .. more], "FAIL");

    /// <summary>An answer of these fields, in this order.</summary>
    /// <param name="fields">The fields, the signature among them.</param>
    /// <param name="errorCode">The code of the error that they tell of; null when it went well.</param>
    public static Answer Of(IEnumerable<KeyValuePair<string, string>> fields, string? errorCode) => new(200, "text/xml; charset=utf-8", Write(fields))
    {
        IsSignedInside = true,
        ErrorCode = errorCode,
    };

    /// <summary>Writes fields in this order.</summary>
    /// <returns>UTF-8 without a declaration.</returns>
    /// <exception cref="ArgumentException">A name or a value is none that XML can hold.</exception>
    public static byte[] Write(IEnumerable<KeyValuePair<string, string>> fields, string root = "xml")
    {
        using var bytes = new MemoryStream();
        using (var writer = XmlWriter.Create(bytes, Settings))
        {
            writer.WriteStartElement(root);
            foreach ((var name, var value) in fields)
            {
                writer.WriteStartElement(name);

                // A carriage return in CDATA would be read as a line feed, and the signature would not fit.
                if (value.Contains('\r', StringComparison.Ordinal))
                    writer.WriteString(value);
                else
                    writer.WriteCData(value);
                writer.WriteEndElement();
            }

            writer.WriteEndElement();
        }

        return bytes.ToArray();
    }
}
