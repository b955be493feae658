using System.Dynamic;
using Newtonsoft.Json.Linq;

namespace WeChatPay.Notifications;

/// <summary>A callback of APIv3: verified and decrypted.</summary>
/// <remarks>WeChat Pay delivers one up to 15 times over 24 hours: recognise it by <see cref="Id"/> and do its work once.
/// On a <c>dynamic</c> receiver the fields of the resource are members. Immutable and thread-safe, as long as the JSON is not changed.</remarks>
public sealed class Notification : DynamicObject
{
    private readonly JObject _envelope;

    internal Notification(JObject envelope, string plaintext, JToken resource)
    {
        _envelope = envelope;
        Plaintext = plaintext;
        Resource = resource;
    }

    /// <summary>Gets the number of this callback, the same at each delivery.</summary>
    public string Id => Text(_envelope["id"]);

    /// <summary>Gets when WeChat Pay made it: RFC 3339, as it was sent.</summary>
    public string CreateTime => Text(_envelope["create_time"]);

    /// <summary>Gets what happened, for example <c>TRANSACTION.SUCCESS</c>.</summary>
    public string EventType => Text(_envelope["event_type"]);

    /// <summary>Gets the kind of the resource, usually <c>encrypt-resource</c>.</summary>
    public string ResourceType => Text(_envelope["resource_type"]);

    /// <summary>Gets WeChat Pay's words about it.</summary>
    public string Summary => Text(_envelope["summary"]);

    /// <summary>Gets what the decrypted resource was before, for example <c>transaction</c>.</summary>
    public string OriginalType => Text(_envelope["resource"]?["original_type"]);

    /// <summary>Gets the decrypted resource: dates stay text, amounts are exact.</summary>
    public JToken Resource { get; }

    /// <summary>Gets the decrypted resource as the text that it was encrypted from.</summary>
    public string Plaintext { get; }

    /// <summary>Reads the resource into a type of yours.</summary>
    /// <exception cref="Newtonsoft.Json.JsonException">It does not fit the type.</exception>
    public T As<T>() => Resource.ToObject<T>(JsonText.Serializer) ?? throw new FormatException($"The resource is JSON null, and no {typeof(T).Name}.");

    /// <summary>Gets a field of the resource as a member.</summary>
    /// <exception cref="MissingMemberException">It has no such field.</exception>
    public override bool TryGetMember(GetMemberBinder binder, out object? result)
    {
        ArgumentNullException.ThrowIfNull(binder);
        result = JsonMembers.Get(Resource, binder.Name, "resource");
        return true;
    }

    /// <summary>Shows number and event, and nothing of the resource.</summary>
    public override string ToString() => $"{EventType} ({Id})";

    // An object has no text: what is not plain is absent.
    private static string Text(JToken? field) => field is JValue value ? (string?)value ?? "" : "";
}
