using WeChatPay.Util;

namespace WeChatPay.V2;

/// <summary>Compares the merchant and the app that a response or callback of APIv2 names with those that it has to be for.</summary>
internal static class RecipientV2
{
    private static readonly string[] MchidFields = ["mch_id", "mchid", "combine_mch_id"];
    private static readonly string[] AppidFields = ["appid", "combine_appid"];
    private static readonly string[] Repeated = ["appid", "mch_appid", "wxappid", "combine_appid", "sub_mch_id"];

    /// <summary>Compares a response with its request.</summary>
    /// <param name="fields">The fields of the response.</param>
    /// <param name="mchid">The client's merchant number; <see langword="null"/> where it has none, and then the request's is compared.</param>
    /// <param name="request">The fields of the request; <see langword="null"/> where they are unknown.</param>
    /// <returns>What is wrong, as a clause of a message; <see langword="null"/> where the response is for the request's merchant and app.</returns>
    public static string? FindFault(IReadOnlyDictionary<string, object?> fields, string? mchid, IReadOnlyDictionary<string, object?>? request)
    {
        request ??= new Dictionary<string, object?>();
        return FindFault(fields, MchidFields, mchid is null ? Texts(request, MchidFields) : [mchid], "the request's")
            // An app by its own name: a request may name several.
            ?? Repeated.Select(name => FindFault(fields, [name], Texts(request, [name]), "the request's")).FirstOrDefault(static fault => fault is not null);
    }

    /// <summary>Compares a callback with the numbers that a parser was given.</summary>
    /// <param name="fields">The fields of the callback.</param>
    /// <param name="mchid">The merchant number; <see langword="null"/> for any.</param>
    /// <param name="appids">The apps; <see langword="null"/> for any.</param>
    /// <returns>What is wrong, as a clause of a message; <see langword="null"/> where the callback is for the merchant and the app.</returns>
    public static string? FindFault(IReadOnlyDictionary<string, object?> fields, string? mchid, IReadOnlyCollection<string>? appids) =>
        FindFault(fields, MchidFields, mchid is null ? [] : [mchid], "`MchidV2`")
        ?? FindFault(fields, AppidFields, appids ?? [], "among `AppidsV2`");

    // No right value means that nothing is known, and that every value is taken.
    private static string? FindFault(
        IReadOnlyDictionary<string, object?> fields, string[] names, IReadOnlyCollection<string> right, string owner)
    {
        if (right.Count == 0)
            return null;
        var wrong = Array.Find(names, name => fields.TryGetValue(name, out var value) && value is not (null or "") && !right.Contains(value as string ?? ""));
        return wrong is null ? null : $"its `{wrong}` is not {owner}: it is for another merchant or app";
    }

    private static List<string> Texts(IReadOnlyDictionary<string, object?> fields, string[] names) =>
        [.. names.Select(name => fields.GetValueOrDefault(name) is { } value ? ScalarText.TryFormat(value) : null).OfType<string>()
            .Where(static text => text.Length > 0)];
}
