using System.Dynamic;
using Newtonsoft.Json.Linq;
using WeChatPay.Json;

namespace WeChatPay.Callbacks;

/// <summary>A callback of APIv3: verified and decrypted.</summary>
/// <remarks>WeChat Pay delivers one up to 15 times over 24 hours: recognise it by <see cref="Id"/> and do its work once.
/// On a <c>dynamic</c> receiver the fields of the resource are members. Immutable and thread-safe, as long as the JSON is not changed.</remarks>
public sealed class Callback : DynamicObject
{
    private readonly Envelope _envelope;
    private JToken? _resource;

    internal Callback(Envelope envelope, string plaintext)
    {
        _envelope = envelope;
        Plaintext = plaintext;
    }

    /// <summary>Gets the number of this callback, the same at each delivery.</summary>
    public string Id => _envelope.Id;

    /// <summary>Gets when WeChat Pay made it: RFC 3339, as it was sent.</summary>
    public string CreateTime => _envelope.CreateTime;

    /// <summary>Gets what happened, for example <c>TRANSACTION.SUCCESS</c>.</summary>
    public string EventType => _envelope.EventType;

    /// <summary>Gets the kind of the resource, usually <c>encrypt-resource</c>.</summary>
    public string ResourceType => _envelope.ResourceType;

    /// <summary>Gets WeChat Pay's words about it.</summary>
    public string Summary => _envelope.Summary;

    /// <summary>Gets what the decrypted resource was before, for example <c>transaction</c>.</summary>
    public string OriginalType => _envelope.OriginalType;

    /// <summary>Gets the decrypted resource: dates stay text, amounts are exact.</summary>
    /// <value>Parsed once, at the first use; do not change it.</value>
    /// <exception cref="FormatException">It is not JSON: see <see cref="Plaintext"/>.</exception>
    public JToken Resource => _resource ??= ParseResource();

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

    private JToken ParseResource()
    {
        try
        {
            return JsonText.Parse(System.Text.Encoding.UTF8.GetBytes(Plaintext));
        }
        catch (System.Text.Json.JsonException error)
        {
            throw new FormatException($"The resource of {this} is not JSON. Its text is in `Plaintext`.", error);
        }
    }
}
