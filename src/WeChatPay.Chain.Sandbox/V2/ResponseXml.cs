using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Newtonsoft.Json.Linq;
using WeChatPay.Sandbox.Responses;

namespace WeChatPay.Sandbox.V2;

/// <summary>Writes responses and callbacks as APIv2 does: texts in CDATA, one level where they are signed.</summary>
internal static class ResponseXml
{
    private static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        OmitXmlDeclaration = true,
        NewLineHandling = NewLineHandling.Entitize,
    };

    /// <summary>Makes the response to a request that failed a check: unsigned, because the two sides have not agreed on a key.</summary>
    public static SandboxResponse Refusal(string message, params KeyValuePair<string, string>[] more) =>
        Create([new("return_code", "FAIL"), new("return_msg", message), .. more], "FAIL");

    /// <summary>Makes a response of these fields, in this order.</summary>
    /// <param name="fields">The fields, the signature among them.</param>
    /// <param name="errorCode">The error code; null for success.</param>
    public static SandboxResponse Create(IReadOnlyCollection<KeyValuePair<string, string>> fields, string? errorCode) =>
        new(200, "text/xml; charset=utf-8", Write(fields))
        {
            IsSignedInside = true,
            ErrorCode = errorCode,
            Message = errorCode is null ? null : Find(fields, "err_code_des") ?? Find(fields, "return_msg"),
        };

    /// <summary>Makes a response without a signature. Its fields may be nested: a list repeats the name of its field.</summary>
    public static SandboxResponse CreateNested(JObject fields) =>
        new(200, "text/xml; charset=utf-8",
            Encoding.UTF8.GetBytes(new XElement("xml", Elements(fields)).ToString(SaveOptions.DisableFormatting)))
        { IsSignedInside = true };

    private static string? Find(IEnumerable<KeyValuePair<string, string>> fields, string name) =>
        fields.Where(field => field.Key == name).Select(static field => field.Value).FirstOrDefault();

    private static IEnumerable<XElement> Elements(JObject fields) => fields.Properties().SelectMany(static field =>
        (field.Value as JArray ?? [field.Value])
            .Select(value => new XElement(field.Name, value is JObject inner
            ? Elements(inner)
            : new XCData(((JValue)value).ToString(CultureInfo.InvariantCulture)))));

    /// <summary>Writes fields in this order.</summary>
    /// <returns>UTF-8 without a declaration.</returns>
    /// <exception cref="ArgumentException">XML cannot have such a name or value.</exception>
    public static byte[] Write(IEnumerable<KeyValuePair<string, string>> fields, string root = "xml")
    {
        using var bytes = new MemoryStream();
        using (var writer = XmlWriter.Create(bytes, Settings))
        {
            writer.WriteStartElement(root);
            foreach (var (name, value) in fields)
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
