using WeChatPay.Facts;

namespace WeChatPay.Sandbox.Callbacks;

/// <summary>A documented callback, as far as one that sends it needs it.</summary>
/// <param name="Event">What happened, such as <c>TRANSACTION.SUCCESS</c>.</param>
/// <param name="IsV2">Whether APIv2 sends it, as XML.</param>
/// <param name="OriginalType">What the resource was before it was encrypted, such as <c>transaction</c>.</param>
/// <param name="Fields">The fields of the resource; of APIv2 those of the body.</param>
internal sealed record EventFacts(string Event, bool IsV2, string OriginalType, IReadOnlyList<Field> Fields)
{
    public static EventFacts Of(DocumentedCallback callback)
    {
        Field? body = callback.Request.FirstOrDefault(static field => field.Name == "body");
        if (callback.Protocol == "v2")
            return new EventFacts(callback.Event, true, "", body?.Fields ?? []);

        Field? resource = body?.Find("resource");
        return new EventFacts(callback.Event, false, resource?.Find("original_type")?.Values is [var type, ..] ? type : "", EventCorrections.FieldsOf(callback.Event, resource));
    }
}
