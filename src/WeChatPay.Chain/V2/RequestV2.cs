using System.Diagnostics.CodeAnalysis;

namespace WeChatPay.V2;

/// <summary>The fields of an APIv2 request on their way to the wire.</summary>
internal static class RequestV2
{
    private const string Nonce = "nonce_str";

    // The order in which the API's own pages use them.
    private static readonly string[] MchidFields = ["mch_id", "mchid", "combine_mch_id"];

    /// <summary>Finds the merchant number that the data names.</summary>
    /// <returns>Whether it is the client's, or the client names none.</returns>
    public static bool IsOf(IReadOnlyDictionary<string, object?> fields, string? mchid, [NotNullWhen(false)] out string? named)
    {
        named = MchidFields.Select(name => fields.GetValueOrDefault(name) as string).FirstOrDefault(value => value is not null) ?? "";
        return mchid is null || named == mchid;
    }

    /// <summary>Adds what is missing and signs.</summary>
    /// <param name="fields">What the user gives.</param>
    /// <param name="secret">The APIv2 key.</param>
    /// <param name="nonce">The nonce for a request that names none; <see langword="null"/> to leave it out.</param>
    public static Dictionary<string, object?> Signed(IReadOnlyDictionary<string, object?> fields, string secret, string? nonce)
    {
        var signed = new Dictionary<string, object?>(fields, StringComparer.Ordinal);
        signed.Remove(V2Signature.Field);
        if (nonce is not null && !signed.ContainsKey(Nonce))
            signed[Nonce] = nonce;
        signed[V2Signature.Field] = V2Signature.Sign(signed, secret);
        return signed;
    }
}
