using System.Globalization;
using WeChatPay.Basics;

namespace WeChatPay.Configuration;

/// <summary>Checks the names of merchants and keys. A message quotes a value only if it has the form of such a name, and not that of a key.</summary>
internal static class SettingCheck
{
    // 20 bytes (RFC 5280, 4.1.2.2).
    private const int LongestSerial = 40;

    private const string RightMchid = "the merchant number, digits only, for example \"1900000109\"";

    public const string RightBrandId = "the number of the brand, digits only, for example \"1004\"";

    private const string RightSerial =
        "the serial of the merchant's API certificate, hex digits only, without colons or spaces, "
        + "as `openssl x509 -noout -serial -in apiclient_cert.pem` shows it";

    /// <summary>Refuses values of types that no loose configuration gives: null in the place of a default, and an unknown member of an enumeration.</summary>
    /// <exception cref="ArgumentException">An option has such a value.</exception>
    public static void Types(WeChatPayOptions options)
    {
        RequireValue(options.BaseUri, "base_uri", "an address, for example \"https://api.mch.weixin.qq.com/\"");
        RequireValue(options.AllowedHosts, "allowed_hosts", "a list of hosts, empty for none");
        RequireValue(options.TimeProvider, nameof(options.TimeProvider), "TimeProvider.System");
        RequireValue(options.Nonce, nameof(options.Nonce), "a function that makes 32 random characters");
        if (options.Validate is < ValidationMode.Off or > ValidationMode.Strict)
            throw new ArgumentException("`validate` is an unknown number: give ValidationMode.Off, Warn, Throw or Strict.").On(HelpPage.Configuration);
    }

    /// <summary>Refuses text that is not a merchant number.</summary>
    /// <exception cref="ArgumentException">It is not.</exception>
    public static void Mchid(string value) => Number(value, "mchid", RightMchid);

    /// <summary>Refuses text that is not the number of a brand.</summary>
    /// <exception cref="ArgumentException">It is not.</exception>
    public static void BrandId(string value) => Number(value, "brand.brand_id", RightBrandId);

    /// <summary>Refuses text that cannot be the serial of a certificate.</summary>
    /// <exception cref="ArgumentException">It cannot.</exception>
    /// <param name="value">The text.</param>
    /// <param name="name">The option, with which the message begins.</param>
    public static void Serial(string value, string name = "serial")
    {
        if (value.Length > LongestSerial && value.All(char.IsAsciiDigit))
        {
            throw new ArgumentException(
                $"`{name}` is a number of {value.Length.ToString(CultureInfo.InvariantCulture)} digits, the serial in decimal: give {RightSerial}.")
                    .On(HelpPage.Configuration);
        }
        if (value.Length is 0 or > LongestSerial or TextShape.KeyLength || !value.All(char.IsAsciiLetterOrDigit))
            throw new ArgumentException($"`{name}` is {Describe(value, char.IsAsciiLetterOrDigit, "hex digits")}: give {RightSerial}.")
                .On(HelpPage.Configuration);
    }

    /// <summary>Shows a merchant number, or that there is none, or that the value is not one.</summary>
    public static string ShowMchid(string? value) => value switch
    {
        null => "(none)",
        _ when TextShape.IsMerchantNumber(value) => value,
        _ => "(not a merchant number)",
    };

    /// <summary>Gives the merchant number; <see langword="null"/> where there is none, or where the text does not have the form of one.</summary>
    public static string? FindMchid(string? value) => value is not null && TextShape.IsMerchantNumber(value) ? value : null;

    private static void Number(string value, string name, string right)
    {
        if (!IsMchid(value))
            throw new ArgumentException($"`{name}` is {Describe(value, char.IsAsciiDigit, "digits")}: give {right}.").On(HelpPage.Configuration);
    }

    private static void RequireValue(object? value, string name, string right)
    {
        if (value is null)
            throw new ArgumentException($"`{name}` is null: give {right}, or leave it out.").On(HelpPage.Configuration);
    }

    // As long as a key is: a key of digits alone must not be shown as a merchant number.
    private static bool IsMchid(string value) => value.Length is > 0 and < TextShape.KeyLength && value.All(char.IsAsciiDigit);

    // One character is named, so that a blank or a line feed is seen; the others may be a key's.
    private static string Describe(string value, Func<char, bool> isRight, string digits)
    {
        var shape = TextShape.Describe(value);
        var wrong = -1;
        for (var index = 0; index < value.Length && wrong < 0; index++)
            wrong = isRight(value[index]) ? -1 : index;
        if (wrong < 0 || value.Trim().Length == 0)
            return shape;
        var name = value[wrong] == ' ' ? "a blank" : VisibleText.IndexOfInvisible(value) == wrong ? $"`{VisibleText.Describe(value, wrong)}`" : null;
        return string.Create(CultureInfo.InvariantCulture, $"{shape} with {name ?? "another character than " + digits} at index {wrong}");
    }
}
