using System.Security.Cryptography;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using WeChatPay.Tests.Crypto;

namespace WeChatPay.Tests.Fuzz;

/// <summary>A value that no message may show, and the pieces by which it is recognised, encoded or not.</summary>
internal sealed class Planted
{
    // Of a long value a piece is too much, too.
    private const int Piece = 20;

    private static readonly string[] PrivateKeys =
        [.. Enumerable.Range(0, 3).Select(static _ => NewKey()).SelectMany(static key =>
            new[] { key.ExportPkcs8PrivateKeyPem(), key.ExportRSAPrivateKeyPem() })];

    private readonly string[] _needles;

    public Planted(string kind, string value)
    {
        (Kind, Value) = (kind, value);
        var pieces = value.Length <= 64
            ? [value]
            : Chunks(KeyForms.Bare(value)).ToArray();
        _needles = [.. pieces.SelectMany(Encoded).Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>Keys and passwords, which may stand in any place by mistake.</summary>
    public static Gen<Planted> Secret { get; } = Gen.OneOf(
        Gen.Elements(PrivateKeys).Select(static pem => new Planted("private key", pem)),
        Gen.Elements(PrivateKeys).Select(static pem => new Planted("private key without its frame", KeyForms.Bare(pem))),
        Gen.Elements(PrivateKeys).Select(static pem => new Planted("private key that is cut", pem[30..])),
        Letters("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", 32).Select(static key => new Planted("APIv3 key", key)),
        Letters("0123456789abcdef", 32).Select(static key => new Planted("APIv2 key", key)),
        Letters("0123456789ABCDEF", 32).Select(static key => new Planted("APIv2 key", key)),
        Letters("0123456789", 32).Select(static key => new Planted("APIv2 key of digits", key)),
        Gen.Choose(12, 24).SelectMany(static length => Letters("abcdefghkmnpqrstuvwxyz23456789!?*+%$", length))
            .Select(static word => new Planted("password", $"Pw!{word}")));

    /// <summary>What a person is known by.</summary>
    public static Gen<Planted> Personal { get; } = Gen.OneOf(
        Letters("0123456789", 17).SelectMany(static digits => Gen.Elements("0123456789X".ToCharArray())
            .Select(last => new Planted("identity number", $"{1 + (digits[0] % 8)}{digits[1..]}{last}"))),
        Gen.Choose(2, 4).SelectMany(static length => Gen.Choose(0x4E00, 0x9FA5).ListOf(length))
            .Select(static letters => new Planted("name", string.Concat(letters.Select(static letter => (char)letter)))),
        Letters("0123456789", 9).Select(static digits => new Planted("phone number", $"1{3 + (digits[0] % 7)}{digits}")),
        Gen.Choose(15, 18).SelectMany(static length => Letters("0123456789", length)).Select(static digits => new Planted("card number", $"6{digits}")));

    public static Gen<Planted> Any { get; } = Gen.OneOf(Secret, Personal);

    public string Kind { get; }

    public string Value { get; }

    /// <summary>Finds a piece of the value in text; <see langword="null"/> for none.</summary>
    public string? FindIn(string text) => Array.Find(_needles, needle => text.Contains(needle, StringComparison.OrdinalIgnoreCase));

    public override string ToString() => $"{Kind} {Value}";

    private static Gen<string> Letters(string alphabet, int length) =>
        Gen.Elements(alphabet.ToCharArray()).ListOf(length).Select(static letters => string.Concat(letters));

    private static IEnumerable<string> Chunks(string text)
    {
        for (var at = 0; at + Piece <= text.Length; at += Piece / 2)
            yield return text.Substring(at, Piece);
    }

    private static IEnumerable<string> Encoded(string piece)
    {
        var bytes = Encoding.UTF8.GetBytes(piece);
        yield return piece;
        yield return Uri.EscapeDataString(piece);
        yield return Convert.ToHexString(bytes);
        yield return string.Concat(piece.Select(static letter => letter < 0x80 ? letter.ToString() : $"\\u{(int)letter:x4}"));
        // The Base64 of a value inside other bytes: in each of three positions, without the letters that its neighbours share.
        for (var shift = 0; shift < 3; shift++)
        {
            var base64 = Convert.ToBase64String([.. new byte[shift], .. bytes]).TrimEnd('=');
            var inner = base64[(shift == 0 ? 0 : shift + 1)..^1];
            if (inner.Length >= 7)
                yield return inner;
        }
    }

    private static RSA NewKey() => RSA.Create(2048);
}
