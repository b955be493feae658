using Newtonsoft.Json.Linq;
using WeChatPay.Callbacks;

namespace WeChatPay.OpenApi;

/// <summary>A callback of APIv3 with its documented fields as members: <c>callback.Typed()</c>, or <c>callback.As&lt;TransactionSuccess&gt;()</c>.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public abstract class TypedCallback : ResponseObject, ICallbackView
{
    private JObject? _fields;

    /// <summary>Gets the callback: its id, event and time.</summary>
    /// <exception cref="InvalidOperationException">This object was not made from a callback.</exception>
    public Callback Callback
    {
        get => field ?? throw Handmade(this);
        private set;
    }

    /// <summary>Shows id and event, and nothing of the resource.</summary>
    public override string ToString() => Callback.ToString();

    private protected override JObject Fields => _fields ?? Source;

    void ICallbackView.Open(JObject fields, object callback) => (_fields, Callback) = (fields, (Callback)callback);

    internal static InvalidOperationException Handmade(object callback) =>
        new($"This {callback.GetType().Name} was made by hand, so it has no callback: use `callback.Typed()` or `callback.As<{callback.GetType().Name}>()`.");
}

/// <summary>A callback of APIv2 with its documented fields as members. It has the fields that are proven to be WeChat Pay's, and no other.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public abstract class TypedCallbackV2 : ResponseObject, ICallbackView
{
    private JObject? _fields;

    /// <summary>Gets the callback as it was received.</summary>
    /// <exception cref="InvalidOperationException">This object was not made from a callback.</exception>
    public CallbackV2 Callback
    {
        get => field ?? throw TypedCallback.Handmade(this);
        private set;
    }

    /// <summary>Shows the names of the fields, and none of their values.</summary>
    public override string ToString() => Callback.ToString();

    private protected override JObject Fields => _fields ?? Source;

    void ICallbackView.Open(JObject fields, object callback) => (_fields, Callback) = (fields, (CallbackV2)callback);
}

/// <summary>A callback of APIv3 whose event is not documented: any field by its name.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed class UndocumentedCallback : TypedCallback;

/// <summary>A callback of APIv2 whose event is not documented: any field by its name.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed class UndocumentedCallbackV2 : TypedCallbackV2;
