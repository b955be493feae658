namespace WeChatPay.Sandbox.Uploads;

/// <summary>An upload that passed every check.</summary>
/// <param name="PathValues">The values of the path's variables.</param>
/// <param name="Texts">The text fields of its meta that the endpoint wants.</param>
/// <param name="Time">When it was accepted.</param>
internal sealed record AcceptedUpload(IReadOnlyDictionary<string, string> PathValues, IReadOnlyDictionary<string, string> Texts, DateTimeOffset Time);
