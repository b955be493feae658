using System.Reflection;
using WeChatPay.Basics;

namespace WeChatPay.Callbacks;

/// <summary>Names the event that a class holds: <c>callback.As&lt;T&gt;()</c> refuses a callback of another event.</summary>
/// <remarks>The types of <c>WeChatPay.OpenApi.Callbacks</c> have it, and a class of yours may. Immutable and thread-safe.</remarks>
/// <param name="eventType">The event, for example <c>TRANSACTION.SUCCESS</c>; for APIv2 as <see cref="CallbackV2.EventType"/> has it.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class CallbackEventAttribute(string eventType) : Attribute
{
    /// <summary>Gets the event.</summary>
    public string EventType { get; } = eventType;

    /// <summary>Gets or sets whether it is an event of APIv2.</summary>
    /// <value>Default: false, APIv3.</value>
    public bool IsV2 { get; set; }

    /// <summary>Gets or sets whether it is an event of a brand: the type does not hold a merchant's callback of the same event.</summary>
    /// <value>Default: false, a merchant.</value>
    public bool IsBrand { get; set; }

    /// <summary>Gets whose event it is, for messages.</summary>
    internal string Protocol => Describe(IsV2, IsBrand);

    /// <summary>Checks that a type may hold a callback.</summary>
    /// <exception cref="InvalidOperationException">It is named for another event.</exception>
    internal static void Check(Type type, string eventType, bool isV2, bool isBrand)
    {
        if (type.GetCustomAttribute<CallbackEventAttribute>() is { } named
            && (named.EventType != eventType || named.IsV2 != isV2 || named.IsBrand != isBrand))
        {
            throw new InvalidOperationException(
                $"The callback is `{VisibleText.Escape(eventType)}` of {Describe(isV2, isBrand)}, and `{type.Name}` holds `{named.EventType}` of "
                + $"{named.Protocol}. Look at `EventType`{(named.IsBrand != isBrand ? " and `IsBrand`" : "")} first.").On(HelpPage.Callbacks);
        }
    }

    private static string Describe(bool isV2, bool isBrand) => isV2 ? "APIv2" : isBrand ? "a brand" : "APIv3";
}
