namespace WeChatPay.Sandbox.Callbacks;

/// <summary>A documented callback.</summary>
/// <param name="Event">What happened, such as <c>TRANSACTION.SUCCESS</c>.</param>
/// <param name="IsXml">Whether APIv2 sends it, as XML.</param>
/// <param name="OriginalType">What the resource was before it was encrypted, such as <c>transaction</c>.</param>
/// <param name="Fields">The fields of the resource; of APIv2 those of the body.</param>
internal sealed record EventFacts(string Event, bool IsXml, string OriginalType, List<EventField> Fields);
