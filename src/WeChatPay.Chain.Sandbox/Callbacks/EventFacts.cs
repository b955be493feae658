using WeChatPay.Facts;

namespace WeChatPay.Sandbox.Callbacks;

/// <summary>The facts of a documented callback that a sender needs.</summary>
/// <param name="Event">What happened, such as <c>TRANSACTION.SUCCESS</c>.</param>
/// <param name="IsV2">Whether APIv2 sends it, as XML.</param>
/// <param name="OriginalType">The type of the resource before encryption, such as <c>transaction</c>.</param>
/// <param name="Fields">The fields of the resource; of APIv2 those of the body.</param>
internal sealed record EventFacts(string Event, bool IsV2, string OriginalType, IReadOnlyList<Field> Fields)
{
    /// <summary>Gets whether it is sent to brands, not to merchants.</summary>
    public bool IsBrand { get; private init; }

    public static EventFacts FromCallback(DocumentedCallback callback)
    {
        var body = callback.Request.FirstOrDefault(static field => field.Name == "body");
        if (callback.Protocol == "v2")
            return new EventFacts(callback.Event, true, "", body?.Fields ?? []);

        var resource = body?.Find("resource");
        var originalType = resource?.Find("original_type")?.Values is [var type, ..] ? type : "";
        return new EventFacts(callback.Event, false, originalType, EventCorrections.ListFields(callback.Event, resource)) { IsBrand = callback.IsBrand };
    }
}
