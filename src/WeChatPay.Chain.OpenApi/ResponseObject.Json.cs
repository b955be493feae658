using System.Collections;
using System.Text.Json.Nodes;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using WeChatPay.Json;

namespace WeChatPay.OpenApi;

/// <content>System.Text.Json writes a dictionary as an object. It does not inherit attributes, and each operation has a class of its own.</content>
public abstract partial class ResponseObject : IReadOnlyDictionary<string, JsonNode?>, IJsonView
{
    JsonNode? IReadOnlyDictionary<string, JsonNode?>.this[string key] =>
        Fields.TryGetValue(key, StringComparison.Ordinal, out var token) ? Node(token) : throw new KeyNotFoundException($"The response has no field `{key}`.");

    IEnumerable<string> IReadOnlyDictionary<string, JsonNode?>.Keys => Fields.Properties().Select(static property => property.Name);

    IEnumerable<JsonNode?> IReadOnlyDictionary<string, JsonNode?>.Values => Fields.Properties().Select(static property => Node(property.Value));

    int IReadOnlyCollection<KeyValuePair<string, JsonNode?>>.Count => Fields.Count;

    /// <summary>Gets the JSON that this object is a view of, for serializers.</summary>
    JToken IJsonView.View => Fields;

    bool IReadOnlyDictionary<string, JsonNode?>.ContainsKey(string key) => Fields.ContainsKey(key);

    bool IReadOnlyDictionary<string, JsonNode?>.TryGetValue(string key, out JsonNode? value)
    {
        var isKnown = Fields.TryGetValue(key, StringComparison.Ordinal, out var token);
        value = token is null ? null : Node(token);
        return isKnown;
    }

    IEnumerator<KeyValuePair<string, JsonNode?>> IEnumerable<KeyValuePair<string, JsonNode?>>.GetEnumerator() =>
        Fields.Properties().Select(static property => KeyValuePair.Create(property.Name, Node(property.Value))).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable<KeyValuePair<string, JsonNode?>>)this).GetEnumerator();

    private static JsonNode? Node(JToken token) => JsonNode.Parse(token.ToString(Formatting.None));
}

/// <summary>Writes an object of a response as the JSON that it is a view of.</summary>
internal sealed class ResponseObjectWriter : JsonConverter<ResponseObject>
{
    public override bool CanRead => false;

    public override void WriteJson(JsonWriter writer, ResponseObject? value, JsonSerializer serializer) => ((IJsonView)value!).View.WriteTo(writer);

    public override ResponseObject ReadJson(
        JsonReader reader, Type objectType, ResponseObject? existingValue, bool hasExistingValue, JsonSerializer serializer) =>
        throw new NotSupportedException();
}
