using System.Diagnostics.CodeAnalysis;
using System.Dynamic;
using System.Linq.Expressions;
using System.Text;
using Newtonsoft.Json.Linq;
using Newtonsoft.Json;
using WeChatPay.Basics;
using WeChatPay.Compatibility;
using WeChatPay.Dynamic;
using WeChatPay.Json;

namespace WeChatPay.Callbacks;

/// <summary>A callback of APIv3: <see cref="CallbackParser.Parse(object, ReadOnlyMemory{byte})"/> has verified and decrypted it.</summary>
/// <remarks>WeChat Pay delivers a callback up to 15 times over 24 hours: recognise it by its event and number, or by <see cref="Id"/>, and act on it once.
/// On a <c>dynamic</c> receiver the fields of the resource are members. Immutable and thread-safe, as long as the JSON is not changed.</remarks>
public sealed class Callback : IDynamicMetaObjectProvider, IDynamicMembers
{
    private JToken? _resource;

    /// <summary>Decrypts the sensitive fields of the resource when it is read first; <see langword="null"/> where they stay as they came.</summary>
    internal Action<JToken>? Opening { get; set; }

    /// <summary>Makes a callback for a test of your own code. Nothing verified it.</summary>
    /// <param name="eventType">For example <c>TRANSACTION.SUCCESS</c>.</param>
    /// <param name="plaintext">The resource as JSON.</param>
    public Callback(string eventType, string plaintext)
    {
        ArgumentNullException.ThrowIfNull(eventType);
        ArgumentNullException.ThrowIfNull(plaintext);
        EventType = eventType;
        Plaintext = plaintext;
    }

    internal Callback(Envelope envelope, string plaintext)
        : this(envelope.EventType, plaintext)
    {
        Id = envelope.Id;
        CreateTime = envelope.CreateTime;
        ResourceType = envelope.ResourceType;
        Summary = envelope.Summary;
        OriginalType = envelope.OriginalType;
    }

    /// <summary>Gets the id of this callback, the same at each delivery.</summary>
    public string Id { get; init; } = "";

    /// <summary>Gets the time at which WeChat Pay made it: RFC 3339, as it was sent.</summary>
    public string CreateTime { get; init; } = "";

    /// <summary>Gets the event, for example <c>TRANSACTION.SUCCESS</c>.</summary>
    public string EventType { get; }

    /// <summary>Gets the kind of the resource, usually <c>encrypt-resource</c>.</summary>
    public string ResourceType { get; init; } = "";

    /// <summary>Gets WeChat Pay's description of the event.</summary>
    public string Summary { get; init; } = "";

    /// <summary>Gets the type of the decrypted resource, for example <c>transaction</c>.</summary>
    public string OriginalType { get; init; } = "";

    /// <summary>Gets the decrypted resource: dates stay text, amounts are exact. Sensitive fields are plain where the parser has the private key.</summary>
    /// <value>Parsed once, at the first use; do not change it.</value>
    /// <exception cref="FormatException">It is not JSON: see <see cref="Plaintext"/>.</exception>
    /// <exception cref="System.Security.Cryptography.CryptographicException">A sensitive field does not decrypt: see <see cref="Plaintext"/>.</exception>
    public JToken Resource => _resource ??= OpenResource();

    /// <summary>Gets the decrypted resource as text, in which sensitive fields are still encrypted.</summary>
    public string Plaintext { get; }

    /// <summary>Gets whether it was sent to a brand, and not to a merchant: both have events of one name, with other fields.</summary>
    /// <value>True where the API key of the brand opened it, not the merchant's APIv3 key. Default: false.</value>
    public bool IsBrand { get; init; }

    /// <summary>Reads the resource into a type: one of <c>WeChatPay.OpenApi.Callbacks</c>, or one of yours by the attributes of Newtonsoft.Json and of
    /// System.Text.Json.</summary>
    /// <returns>The value; <see langword="null"/> for JSON null.</returns>
    /// <exception cref="InvalidOperationException">The type has a <see cref="CallbackEventAttribute"/> of another event.</exception>
    /// <exception cref="FormatException">The resource is not JSON.</exception>
    /// <exception cref="WeChatPayConversionException">The resource does not fit the type.</exception>
    [RequiresUnreferencedCode(ReflectionSwitch.As)]
    [RequiresDynamicCode(ReflectionSwitch.As)]
    public T? As<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] T>()
    {
        CallbackEventAttribute.Check(typeof(T), EventType, isV2: false, IsBrand);
        if (CallbackView.TryCreate<T>(this, () => Resource, out var view))
            return view;
        var value = JsonMisfit.Convert<T>(Resource, out var misfit);
        return misfit is null ? value : throw WeChatPayConversionException.FromCallback(ToString(), typeof(T), misfit);
    }

    IEnumerable<string> IDynamicMembers.MemberNames => JsonMembers.List(Resource);

    DynamicMetaObject IDynamicMetaObjectProvider.GetMetaObject(Expression parameter) => new MemberBinder(parameter, this);

    object? IDynamicMembers.GetMember(string name) => JsonMembers.Get(Resource, name, "resource");

    object? IDynamicMembers.InvokeMember(string name, object?[] arguments) => throw JsonMembers.NotAMethod(Resource, name, "resource");

    /// <summary>Shows id and event, and nothing of the resource.</summary>
    public override string ToString() => $"{EventType} ({Id})";

    /// <summary>Reads the resource as it came; <see langword="null"/> where it is not JSON.</summary>
    internal JToken? TryReadResource()
    {
        try
        {
            return ParseResource();
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private JToken OpenResource()
    {
        var resource = ParseResource();
        Opening?.Invoke(resource);
        return resource;
    }

    private JToken ParseResource()
    {
        try
        {
            return JsonText.ParseReceived(Encoding.UTF8.GetBytes(Plaintext));
        }
        catch (JsonException error)
        {
            throw new FormatException($"The resource of {this} is not JSON. Its text is in `Plaintext`.", error).On(HelpPage.Callbacks);
        }
    }
}
