using System.Globalization;
using System.Text;
using WeChatPay.Php.Text;

namespace WeChatPay.Php.Urls;

/// <summary>Percent-encoding.</summary>
internal static class Percent
{
    public static string Encode(byte[] bytes, bool isForm)
    {
        var text = new StringBuilder(bytes.Length);
        foreach (var octet in bytes)
        {
            var letter = (char)octet;
            if (char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.' || letter == '~' && !isForm)
                text.Append(letter);
            else if (letter == ' ' && isForm)
                text.Append('+');
            else
                text.Append('%').Append(octet.ToString("X2", CultureInfo.InvariantCulture));
        }
        return text.ToString();
    }

    public static string Decode(string text, bool isForm)
    {
        var octets = Texts.Octets(text);
        var output = new StringBuilder(octets.Length);
        for (var at = 0; at < octets.Length; at++)
        {
            if (octets[at] == '%' && at + 2 < octets.Length && char.IsAsciiHexDigit(octets[at + 1]) && char.IsAsciiHexDigit(octets[at + 2]))
            {
                output.Append((char)int.Parse(octets.Substring(at + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
                at += 2;
            }
            else
            {
                output.Append(octets[at] == '+' && isForm ? ' ' : octets[at]);
            }
        }
        return Texts.FromOctets(output.ToString());
    }
}
