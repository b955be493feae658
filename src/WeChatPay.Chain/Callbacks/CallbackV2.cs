using WeChatPay.Basics;
using System.Collections.ObjectModel;
using System.Diagnostics.CodeAnalysis;
using System.Dynamic;
using System.Linq.Expressions;
using Newtonsoft.Json.Linq;
using WeChatPay.Compatibility;
using WeChatPay.Dynamic;
using WeChatPay.Json;

namespace WeChatPay.Callbacks;

/// <summary>A callback of APIv2: <see cref="CallbackParser.ParseV2"/> has verified it and decrypted its <c>req_info</c> or
/// <c>event_ciphertext</c>.</summary>
/// <remarks>On a <c>dynamic</c> receiver the fields that are proven to be WeChat Pay's are members. Immutable and thread-safe.</remarks>
public sealed class CallbackV2 : IDynamicMetaObjectProvider, IDynamicMembers
{
    internal static readonly IReadOnlyDictionary<string, object?> NoFields = ReadOnlyDictionary<string, object?>.Empty;

    /// <summary>Makes a callback for a test of your own code. Nothing verified it.</summary>
    /// <param name="fields">The fields, for example <c>out_trade_no</c>.</param>
    /// <param name="requestInfo">The decrypted fields of <c>req_info</c>, which a refund's callback has.</param>
    /// <param name="isSigned">See <see cref="IsSigned"/>; false for a refund's callback.</param>
    public CallbackV2(IReadOnlyDictionary<string, object?> fields, IReadOnlyDictionary<string, object?>? requestInfo = null, bool isSigned = true)
    {
        ArgumentNullException.ThrowIfNull(fields);
        Fields = fields;
        RequestInfo = requestInfo ?? NoFields;
        IsSigned = isSigned;
    }

    /// <summary>Gets whether the callback has a signature, which was checked: then all of <see cref="Fields"/> is proven.</summary>
    /// <value>False for a refund's callback, of which only <see cref="RequestInfo"/> is encrypted with your key.</value>
    public bool IsSigned { get; }

    /// <summary>Gets the fields as they were received, <c>sign</c> included.</summary>
    /// <value>Where <see cref="IsSigned"/> is false, only <c>return_code</c>, <c>appid</c>, <c>mch_id</c>, <c>sub_appid</c>, <c>sub_mch_id</c> and
    /// <c>nonce_str</c>, and nothing proves these: anybody who has seen one callback can send its <c>req_info</c> with other fields. Act on
    /// <see cref="RequestInfo"/>.</value>
    public IReadOnlyDictionary<string, object?> Fields { get; }

    /// <summary>Gets the decrypted fields of <c>req_info</c>, which a refund's callback has; empty in other callbacks.</summary>
    /// <remarks>They are encrypted with your key, block by block. Without the key a block cannot be written, but the blocks of several callbacks can be joined:
    /// query the refund by its number before you act on it.</remarks>
    public IReadOnlyDictionary<string, object?> RequestInfo { get; }

    /// <summary>Gets the decrypted fields of <c>event_ciphertext</c>, which the callbacks of payment scores have; empty in other callbacks.</summary>
    public IReadOnlyDictionary<string, object?> EventData { get; init; } = NoFields;

    /// <summary>Gets the event, by its name in the table of API facts.</summary>
    /// <value>The field <c>event_type</c> where the callback has one. Other callbacks are known by their fields, for example <c>transaction-success</c>,
    /// <c>refund-processed</c>, <c>combined-transactions-success</c>.</value>
    public string EventType => EventTypeV2.Find(this);

    /// <summary>Reads the fields that are proven to be WeChat Pay's into a type: one of <c>WeChatPay.OpenApi.Callbacks</c>, or one of yours by the
    /// attributes of Newtonsoft.Json and of System.Text.Json.</summary>
    /// <exception cref="InvalidOperationException">The type has a <see cref="CallbackEventAttribute"/> of another event.</exception>
    /// <exception cref="WeChatPayConversionException">The fields do not fit the type.</exception>
    [RequiresUnreferencedCode(ReflectionSwitch.As)]
    [RequiresDynamicCode(ReflectionSwitch.As)]
    public T? As<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] T>()
    {
        CallbackEventAttribute.Check(typeof(T), EventType, isV2: true, isBrand: false);
        if (CallbackView.TryCreate<T>(this, () => Proven, out var view))
            return view;
        var value = JsonMisfit.Convert<T>(Proven, out var misfit);
        return misfit is null ? value : throw WeChatPayConversionException.FromCallback(ToString(), typeof(T), misfit);
    }

    /// <summary>Gets the proven fields as JSON. A decrypted field comes before one of the same name.</summary>
    internal JObject Proven
    {
        get
        {
            var proven = new Dictionary<string, object?>(StringComparer.Ordinal);
            foreach (var (name, value) in RequestInfo.Concat(EventData).Concat(IsSigned ? Fields : NoFields))
                proven.TryAdd(name, value);
            return (JObject)JsonText.ToTree(proven);
        }
    }

    IEnumerable<string> IDynamicMembers.MemberNames => RequestInfo.Keys.Concat(EventData.Keys).Concat(IsSigned ? Fields.Keys : []);

    DynamicMetaObject IDynamicMetaObjectProvider.GetMetaObject(Expression parameter) => new MemberBinder(parameter, this);

    // A decrypted field comes first, and the other fields only where they are signed.
    object? IDynamicMembers.GetMember(string name)
    {
        if (RequestInfo.TryGetValue(name, out var value) || EventData.TryGetValue(name, out value) || (IsSigned && Fields.TryGetValue(name, out value)))
            return value;
        var names = VisibleText.Escape(string.Join(", ", ((IDynamicMembers)this).MemberNames));
        throw new MissingMemberException(IsSigned
            ? $"The callback has no field `{name}`. It has: {names}."
            : $"The `req_info` of the callback has no field `{name}`. It has: {names}. "
                + $"The fields around it are not signed: {nameof(Fields)} has the merchant's numbers.").On(HelpPage.Callbacks);
    }

    object? IDynamicMembers.InvokeMember(string name, object?[] arguments) => throw new MissingMethodException($"The callback has no method `{name}`.")
        .On(HelpPage.Callbacks);

    /// <summary>Shows the names of the fields, and none of their values.</summary>
    public override string ToString() => $"APIv2 callback with {VisibleText.Escape(string.Join(", ", Fields.Keys))}";
}
