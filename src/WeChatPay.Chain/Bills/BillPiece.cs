using System.Globalization;
using Newtonsoft.Json.Linq;
using WeChatPay.Basics;

namespace WeChatPay.Bills;

/// <summary>A piece of a bill: a file that is encrypted for the merchant.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
/// <param name="Number">Its place in the bill, from 1.</param>
/// <param name="Address">The address of the file.</param>
/// <param name="Key">The key of the file, encrypted with the public key of the merchant's certificate, in Base64.</param>
/// <param name="Nonce">The nonce of the file.</param>
/// <param name="HashType">The type of the digest.</param>
/// <param name="Hash">The digest of the plain file; <see langword="null"/> for none.</param>
internal sealed record BillPiece(int Number, string Address, string Key, string Nonce, string HashType, string? Hash)
{
    private const string List = "download_bill_list";
    private const string Count = "download_bill_count";

    /// <summary>Reads the pieces of a response, in the order of the bill.</summary>
    /// <returns><see langword="null"/> for a bill that is not in pieces.</returns>
    /// <exception cref="InvalidOperationException">The pieces are not a whole bill.</exception>
    public static IReadOnlyList<BillPiece>? ReadAll(WeChatPayResponse response, string path)
    {
        if (response[List] is not JArray list)
            return null;
        var pieces = list.Select(piece => Read(piece, path)).OrderBy(static piece => piece.Number).ToArray();
        var announced = Text(response[Count]);
        if (pieces.Where((piece, at) => piece.Number != at + 1).Any()
            || (announced is not null && announced != pieces.Length.ToString(CultureInfo.InvariantCulture)))
        {
            throw Refuse(path, $"lists {pieces.Length} pieces that are not all of the bill, one after another");
        }
        return pieces;
    }

    /// <summary>Shows its place, and no key.</summary>
    public override string ToString() => $"piece {Number}";

    private static BillPiece Read(JToken piece, string path) => new(
        int.TryParse(Text(piece["bill_sequence"]), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Lacks(path, "bill_sequence"),
        Text(piece["download_url"]) ?? throw Lacks(path, "download_url"),
        Text(piece["encrypt_key"]) ?? throw Lacks(path, "encrypt_key"),
        Text(piece["nonce"]) ?? throw Lacks(path, "nonce"),
        Text(piece["hash_type"]) ?? "SHA1",
        Text(piece["hash_value"]));

    private static string? Text(JToken? field) =>
        (field as JValue)?.ToString(CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : null;

    private static InvalidOperationException Lacks(string path, string field) => Refuse(path, $"has a piece without `{field}`");

    private static InvalidOperationException Refuse(string path, string problem) =>
        new InvalidOperationException($"The response to GET {path} {problem}. Nothing was downloaded.").On(HelpPage.Bills);
}
