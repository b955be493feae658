using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace WeChatPay.Sandbox.Bills;

/// <summary>Makes and reads the tokens of download addresses: the bill, the time of expiry, and a proof that this sandbox made them.</summary>
/// <remarks>Immutable and thread-safe. It keeps no tokens, so none pile up.</remarks>
internal sealed class BillTokens(TimeProvider time)
{
    // Long enough for a client that follows the address at once.
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    private readonly byte[] _key = RandomNumberGenerator.GetBytes(HMACSHA256.HashSizeInBytes);

    public string Make(BillRequest bill)
    {
        var expires = (time.GetUtcNow() + Lifetime).ToUnixTimeSeconds();
        var claim = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{expires} {bill.Kind.Name} {bill.Variant} {bill.Date:yyyy-MM-dd}"));
        return WebEncoders.Base64UrlEncode([.. HMACSHA256.HashData(_key, claim), .. claim]);
    }

    /// <summary>Reads a token.</summary>
    /// <param name="token">The token as it arrived.</param>
    /// <param name="problem">The error; null for none.</param>
    /// <returns>The request for the bill, not gzipped.</returns>
    public BillRequest? Read(string token, out string? problem)
    {
        problem = "was not made by this sandbox";
        if (Claim(token) is not [var expires, var name, var variant, var date])
            return null;
        problem = long.Parse(expires, CultureInfo.InvariantCulture) < time.GetUtcNow().ToUnixTimeSeconds()
            ? $"has expired: it is good for {Lifetime.TotalMinutes} minutes. Ask for the bill again"
            : null;
        return problem is null
            ? new(BillKind.Find(name)!, variant, DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture), IsGzip: false)
            : null;
    }

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
