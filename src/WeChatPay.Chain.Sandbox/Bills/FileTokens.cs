using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace WeChatPay.Sandbox.Bills;

/// <summary>Makes and reads the tokens of download addresses: the file, the time of expiry, and a proof that this sandbox made them.</summary>
/// <remarks>Immutable and thread-safe. It keeps no tokens, so none pile up.</remarks>
internal sealed class FileTokens(TimeProvider time)
{
    // Long enough for a client that follows the address at once.
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    private readonly byte[] _key = RandomNumberGenerator.GetBytes(HMACSHA256.HashSizeInBytes);

    public string Make(FileClaim file)
    {
        var expires = (time.GetUtcNow() + Lifetime).ToUnixTimeSeconds();
        var claim = Encoding.UTF8.GetBytes(string.Create(
            CultureInfo.InvariantCulture, $"{expires} {file.Name} {file.Variant} {file.Day} {file.Piece} {(file.IsGzip ? 1 : 0)}"));
        return WebEncoders.Base64UrlEncode([.. HMACSHA256.HashData(_key, claim), .. claim]);
    }

    /// <summary>Reads a token.</summary>
    /// <param name="token">The token as it arrived.</param>
    /// <param name="problem">The error; null for none.</param>
    /// <returns>The file.</returns>
    public FileClaim? Read(string token, out string? problem)
    {
        problem = "was not made by this sandbox";
        if (Claim(token) is not [var expires, var name, var variant, var day, var piece, var gzip])
            return null;
        problem = long.Parse(expires, CultureInfo.InvariantCulture) < time.GetUtcNow().ToUnixTimeSeconds()
            ? $"has expired: it is good for {Lifetime.TotalMinutes} minutes. Ask for the file again"
            : null;
        return problem is null ? new(name, variant, day) { Piece = int.Parse(piece, CultureInfo.InvariantCulture), IsGzip = gzip == "1" } : null;
    }

    /// <summary>Gives the key and the nonce of an encrypted file. They follow from its token, so that nothing is kept.</summary>
    public (byte[] Key, string Nonce) KeyOf(string token) =>
        (HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"key {token}")),
            Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"nonce {token}")))[..12]);

    private string[]? Claim(string token)
    {
        try
        {
            var bytes = WebEncoders.Base64UrlDecode(token);
            var proof = bytes.AsSpan(0, Math.Min(bytes.Length, HMACSHA256.HashSizeInBytes));
            var claim = bytes.AsSpan(proof.Length);
            return CryptographicOperations.FixedTimeEquals(proof, HMACSHA256.HashData(_key, claim)) ? Encoding.UTF8.GetString(claim).Split(' ') : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}

/// <summary>A file that a response announces.</summary>
/// <param name="Name">The name of a kind of bill, or the path of the operation that announces it.</param>
/// <param name="Variant">The variant of the kind; <see cref="None"/> for none.</param>
/// <param name="Day">The day of a bill; <see cref="None"/> for none.</param>
internal sealed record FileClaim(string Name, string Variant, string Day)
{
    public const string None = "-";

    /// <summary>Gets its place in a bill of encrypted pieces, from 1; 0 for a file that is not encrypted.</summary>
    public int Piece { get; init; }

    /// <summary>Gets whether a piece is gzipped before it is encrypted.</summary>
    public bool IsGzip { get; init; }
}
