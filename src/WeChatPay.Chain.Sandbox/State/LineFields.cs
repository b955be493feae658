using System.Globalization;
using Newtonsoft.Json.Linq;

namespace WeChatPay.Sandbox.State;

/// <summary>Writes and reads the fields of a line. What cannot be read is a <see cref="FormatException"/> that names the field and quotes nothing.</summary>
internal static class LineFields
{
    public static JToken? Find(JToken line, string name) => (line as JObject)?[name];

    public static string Text(JToken line, string name) => Find(line, name) is JValue { Value: string text } ? text : throw Wrong(name);

    public static string? TextOrNull(JToken line, string name) => Find(line, name) is null or JValue { Value: null } ? null : Text(line, name);

    public static long Integer(JToken line, string name) =>
        Find(line, name) is JValue { Type: JTokenType.Integer, Value: long number } ? number : throw Wrong(name);

    public static bool Truth(JToken line, string name) => Find(line, name) is JValue { Value: bool truth } ? truth : throw Wrong(name);

    public static JObject Object(JToken line, string name) => Find(line, name) as JObject ?? throw Wrong(name);

    public static JArray List(JToken line, string name) => Find(line, name) as JArray ?? throw Wrong(name);

    public static TEnum Name<TEnum>(JToken line, string name)
        where TEnum : struct, Enum => Enum.TryParse<TEnum>(Text(line, name), out var value) && Enum.IsDefined(value) ? value : throw Wrong(name);

    public static DateTimeOffset Time(JToken line, string name) =>
        DateTimeOffset.TryParseExact(Text(line, name), "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : throw Wrong(name);

    public static DateTimeOffset? TimeOrNull(JToken line, string name) => TextOrNull(line, name) is null ? null : Time(line, name);

    public static string Write(DateTimeOffset time) => time.ToString("O", CultureInfo.InvariantCulture);

    private static FormatException Wrong(string name) => new($"The field `{name}` is missing, or has another type.");
}
