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
        for (var at = 0; at < octets.Length;)
        {
            var isSpace = octets[at] == '+' && isForm;
            var octet = Uri.HexUnescape(octets, ref at);
            output.Append(isSpace ? ' ' : octet);
        }
        return Texts.FromOctets(output.ToString());
    }
}
