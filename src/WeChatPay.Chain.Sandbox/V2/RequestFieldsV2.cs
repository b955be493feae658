using System.Text;
using System.Xml;
using Newtonsoft.Json.Linq;
using WeChatPay.Sandbox.Operations;

namespace WeChatPay.Sandbox.V2;

/// <summary>The fields of an APIv2 body, <c>&lt;xml&gt;&lt;name&gt;value&lt;/name&gt;…&lt;/xml&gt;</c>, in the order in which they were written.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
internal sealed class RequestFieldsV2
{
    private const int MaxCharacters = 1 << 20;

    // Strict: bytes that are not UTF-8 are an error, not U+FFFD in an order number.
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    // Without a DTD there is no entity to expand and no file to fetch.
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = MaxCharacters,
    };

    private readonly Dictionary<string, string> _byName;

    private RequestFieldsV2(IReadOnlyList<KeyValuePair<string, string>> written)
    {
        Written = written;
        _byName = new Dictionary<string, string>(written, StringComparer.Ordinal);
    }

    /// <summary>Gets all of them, <c>sign</c> and empty ones included.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Written { get; }

    /// <summary>Gets a field; empty when it is absent, which APIv2 does not tell apart.</summary>
    public string this[string name] => _byName.GetValueOrDefault(name, "");

    /// <summary>Takes the fields from a query: those of a GET. Of a repeated name the first value counts.</summary>
    public static RequestFieldsV2 FromQuery(string query) => new([.. QueryReader.Parse(query).DistinctBy(static field => field.Key)]);

    /// <summary>Makes an object of the fields.</summary>
    public JObject ToJson() => new(Written.Where(static field => field.Value.Length > 0).Select(static field => new JProperty(field.Key, field.Value)));

    /// <summary>Reads a body.</summary>
    /// <param name="body">The bytes as they arrived.</param>
    /// <param name="problem">The error, where the result is null.</param>
    public static RequestFieldsV2? Parse(byte[] body, out string problem)
    {
        problem = "";
        try
        {
            using var reader = XmlReader.Create(new StringReader(Utf8.GetString(body)), Settings);
            var written = ReadAll(reader);
            if (written.GroupBy(static field => field.Key, StringComparer.Ordinal).FirstOrDefault(static group => group.Count() > 1) is not { Key: var twice })
                return new RequestFieldsV2(written);

            problem = $"it holds {twice} twice";
        }
        catch (XmlException error)
        {
            problem = Writable(error.Message).TrimEnd('.');
        }
        catch (DecoderFallbackException)
        {
            problem = "it is not written in UTF-8";
        }
        return null;
    }

    // The message cites the character that no XML may hold, and it is itself to be written as XML.
    private static string Writable(string message) => string.Concat(message.Select(static c => XmlConvert.IsXmlChar(c) ? c : '?'));

    // Level by level would allow nesting, and with it depth: here an element inside of a field is an error.
    private static List<KeyValuePair<string, string>> ReadAll(XmlReader reader)
    {
        var written = new List<KeyValuePair<string, string>>();
        reader.MoveToContent();
        reader.ReadStartElement("xml");
        while (reader.MoveToContent() == XmlNodeType.Element)
            written.Add(new(reader.Name, reader.ReadElementContentAsString()));
        reader.ReadEndElement();
        while (reader.Read())
            continue;
        return written;
    }
}
