using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using WeChatPay.Facts;

namespace WeChatPay.Sandbox.Tests;

/// <summary>A request made from the table alone: every documented field, the required ones or all.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Server">Whose keys it is encrypted with.</param>
internal sealed record OperationCall(Operation Operation, SandboxServer Server)
{
    /// <summary>Gets what every text is that is no documented value: also the number of an order.</summary>
    public string Text { get; init; } = "N00001";

    /// <summary>Gets whether fields that may be left out are sent too.</summary>
    public bool IsFull { get; init; }

    /// <summary>Gets what is done to the fields before they are sent: by option, such as <c>json</c>.</summary>
    public Action<string, JObject> Change { get; init; } = static (_, _) => { };

    public string Target()
    {
        var query = Option("query", true);
        var path = string.Join('/', Operation.Path.Split('/').Select(Segment));
        return "/" + (Operation.IsXml
            ? path["v2/".Length..]
            : path) + (query.Count == 0
            ? ""
            : "?" + string.Join('&', query.Properties().Select(static field => $"{field.Name}={Uri.EscapeDataString(Plain(field.Value))}")));
    }

    public JObject Option(string name, bool isText = false)
    {
        var made = Operation.Option(name) is { } option ? Object(option.Fields, isText) : [];
        Change(name, made);
        return made;
    }

    public Draft ToDraft(DateTimeOffset now)
    {
        var headers = Option("headers", true).Properties().Select(static header => (header.Name, (string)header.Value!)).ToList();
        if (headers.RemoveAll(static header => header.Name == "Wechatpay-Serial") > 0 || Operation.Option("headers")?.Find("Wechatpay-Serial") is null)
            headers.Add(("Wechatpay-Serial", Server.PlatformKeyId));
        var draft = new Draft(Server, new HttpMethod(Operation.Method), Target())
        {
            Body = Operation.Option("json") is null ? null : Encoding.UTF8.GetBytes(Option("json").ToString(Formatting.None)),
            Headers = [.. headers],
        }.At(now);
        return Operation.IsBrand ? draft.ByBrand() : draft;
    }

    public (string Name, string Value)[] XmlFields()
    {
        var fields = Option(Operation.Method == "GET" ? "query" : "xml", isText: true);
        fields.Remove("sign");
        if (!Operation.Nonceless)
            fields["nonce_str"] = "ibuaiVcKdpRxkhJA";
        if (!new[] { "mch_id", "mchid", "combine_mch_id" }.Any(fields.ContainsKey))
            fields["mch_id"] = Server.Mchid;
        return [.. fields.Properties().Select(static field => (field.Name, Plain(field.Value)))];
    }

    public string Sealed(string text)
    {
        using var rsa = Keys.Read(Server.PlatformPublicKeyPem);
        return Convert.ToBase64String(rsa.Encrypt(Encoding.UTF8.GetBytes(text), RSAEncryptionPadding.OaepSHA1));
    }

    private string Segment(string segment)
    {
        if (segment is not ['{', .., '}'])
            return segment;
        var name = segment[1..^1];
        if (name == "empty")
            return "";
        return Operation.IsXml ? name : Plain(Value(Operation.Option(name) ?? new Field(name, FieldType.String, false, true), true));
    }

    private JObject Object(IEnumerable<Field> fields, bool isText) =>
        new(fields.Where(field => IsFull || field.IsRequired).DistinctBy(static field => field.Name)
            .Select(field => new JProperty(field.Name, Made(field, isText))));

    private JToken Made(Field field, bool isText) => field.IsList && !isText ? new JArray(Value(field, isText)) : Value(field, isText);

    private JToken Value(Field field, bool isText) => field switch
    {
        { Name: "mchid" or "mch_id" or "combine_mch_id" or "sp_mchid" or "combine_mchid" } => Server.Mchid,
        { Encryption: "rsa" } => Sealed("某人-" + field.Name),
        { Encoding: "url" } => string.Join('&', Object(field.Fields, true).Properties().Select(static inner => $"{inner.Name}={Plain(inner.Value)}")),
        { Encoding: "json", EncodesList: true } => new JArray(Object(field.Fields, isText: false)).ToString(Formatting.None),
        { Encoding: "json", Fields.Count: > 0 } => Object(field.Fields, isText: false).ToString(Formatting.None),
        { Type: FieldType.Object } when isText => Object(field.Fields, isText: false).ToString(Formatting.None),
        { Type: FieldType.Object } => Object(field.Fields, isText),
        { Type: FieldType.Boolean } => true,
        { Type: FieldType.Integer or FieldType.Number } => long.Parse(field.Values is [var first, ..] ? first : "1", CultureInfo.InvariantCulture),
        { Values: [var value, ..] } => value,
        { Name: "sign_type" } => "MD5",
        { Name: "bill_date", Format: not FieldFormat.CompactDay } => "2023-11-01",
        { Format: FieldFormat.Rfc3339 } => "2023-11-01T12:00:00+08:00",
        { Format: FieldFormat.CompactTime } => "20231101120000",
        { Format: FieldFormat.Day } => "2023-11-01",
        { Format: FieldFormat.CompactDay } => "20231101",
        { Format: FieldFormat.Appid } => "wx8888888888888888",
        { Format: FieldFormat.Mchid } => "1900000209",
        _ when field.Name.EndsWith("url", StringComparison.Ordinal) => "https://example.com/notify",
        _ => Text,
    };

    private static string Plain(JToken value) =>
        value is JValue { Type: JTokenType.Boolean } truth
            ? (bool)truth
            ? "true"
            : "false"
            : value is JValue plain
            ? plain.ToString(CultureInfo.InvariantCulture)
            : value.ToString(Formatting.None);
}
