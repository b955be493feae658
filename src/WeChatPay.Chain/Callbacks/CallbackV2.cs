using System.Collections.ObjectModel;
using System.Dynamic;

namespace WeChatPay.Callbacks;

/// <summary>A callback of APIv2: <see cref="CallbackParser.ParseV2"/> has verified it and decrypted its <c>req_info</c>.</summary>
/// <remarks>On a <c>dynamic</c> receiver the fields that are proven to be WeChat Pay's are members. Immutable and thread-safe.</remarks>
public sealed class CallbackV2 : DynamicObject
{
    /// <summary>Makes a callback for a test of your own code. Nothing verified it.</summary>
    /// <param name="fields">The fields, for example <c>out_trade_no</c>.</param>
    /// <param name="requestInfo">The decrypted fields of <c>req_info</c>, which a refund's callback has.</param>
    /// <param name="isSigned">See <see cref="IsSigned"/>; false for a refund's callback.</param>
    public CallbackV2(IReadOnlyDictionary<string, object?> fields, IReadOnlyDictionary<string, object?>? requestInfo = null, bool isSigned = true)
    {
        ArgumentNullException.ThrowIfNull(fields);
        Fields = fields;
        RequestInfo = requestInfo ?? ReadOnlyDictionary<string, object?>.Empty;
        IsSigned = isSigned;
    }

    /// <summary>Gets whether the callback has a signature, which was checked: then all of <see cref="Fields"/> is proven.</summary>
    /// <value>False for a refund's callback, of which only <see cref="RequestInfo"/> is proven, by its decryption.</value>
    public bool IsSigned { get; }

    /// <summary>Gets the fields as they were received, <c>sign</c> included.</summary>
    /// <value>Where <see cref="IsSigned"/> is false, only <c>return_code</c>, <c>appid</c>, <c>mch_id</c>, <c>sub_appid</c>, <c>sub_mch_id</c> and
    /// <c>nonce_str</c>, and nothing proves these: anybody who has seen one callback can send its <c>req_info</c> with other fields. Act on
    /// <see cref="RequestInfo"/>.</value>
    public IReadOnlyDictionary<string, object?> Fields { get; }

    /// <summary>Gets the decrypted fields of <c>req_info</c>, which a refund's callback has; empty in other callbacks.</summary>
    public IReadOnlyDictionary<string, object?> RequestInfo { get; }

    /// <summary>Gets a field as a member: of <see cref="RequestInfo"/> first, and of <see cref="Fields"/> where they are signed.</summary>
    /// <exception cref="MissingMemberException">There is no such field.</exception>
    public override bool TryGetMember(GetMemberBinder binder, out object? result)
    {
        ArgumentNullException.ThrowIfNull(binder);
        if (RequestInfo.TryGetValue(binder.Name, out result) || (IsSigned && Fields.TryGetValue(binder.Name, out result)))
            return true;
        throw new MissingMemberException(IsSigned
            ? $"The callback has no field `{binder.Name}`. It has: {string.Join(", ", RequestInfo.Keys.Concat(Fields.Keys))}."
            : $"The `req_info` of the callback has no field `{binder.Name}`. It has: {string.Join(", ", RequestInfo.Keys)}. "
                + $"The fields around it are not signed: {nameof(Fields)} has the merchant's numbers.");
    }

    /// <summary>Shows the names of the fields, and none of their values.</summary>
    public override string ToString() => $"APIv2 callback with {string.Join(", ", Fields.Keys)}";
}
