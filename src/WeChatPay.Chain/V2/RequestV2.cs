using System.Diagnostics.CodeAnalysis;

namespace WeChatPay.V2;

/// <summary>Completes the fields of an APIv2 request before they are sent.</summary>
internal static class RequestV2
{
    private const string Nonce = "nonce_str";

    // In the order of the API's pages.
    private static readonly string[] MchidFields = ["mch_id", "mchid", "combine_mch_id"];

    /// <summary>Finds the merchant number that the data names.</summary>
    /// <returns>Whether it is the client's, or the client has none.</returns>
    public static bool IsOf(IReadOnlyDictionary<string, object?> fields, string? mchid, [NotNullWhen(false)] out string? named)
    {
        named = MchidFields.Select(name => fields.GetValueOrDefault(name) as string).FirstOrDefault(value => value is not null) ?? "";
        return mchid is null || named == mchid;
    }

    /// <summary>Adds a nonce and the signature.</summary>
    /// <param name="fields">The user's fields.</param>
    /// <param name="secret">The APIv2 key.</param>
    /// <param name="nonce">The nonce for a request without one; <see langword="null"/> to send none.</param>
    public static Dictionary<string, object?> Signed(IReadOnlyDictionary<string, object?> fields, string secret, string? nonce)
    {
        var signed = fields.ToDictionary(static field => field.Key, static field => field.Value, StringComparer.Ordinal);
        if (nonce is not null && !signed.ContainsKey(Nonce))
            signed[Nonce] = nonce;
        signed[V2Signature.Field] = V2Signature.Sign(signed, secret);
        return signed;
    }
}
