using System.Text;
using WeChatPay.Crypto;

namespace WeChatPay.Configuration;

/// <summary>Reads the file that an option of the configuration names.</summary>
internal static class OptionFile
{
    /// <summary>Gives the PEM text that an option is, or that is in the file that it names.</summary>
    /// <param name="option">The option's name, for the message.</param>
    /// <param name="text">The text, or the path with or without <c>file://</c>.</param>
    /// <param name="right">What would be right, for the message.</param>
    /// <exception cref="ArgumentException">The file cannot be read.</exception>
    public static string Pem(string option, string text, string right) =>
        text.Contains("-----BEGIN ", StringComparison.Ordinal) ? text : Encoding.UTF8.GetString(Bytes(option, text, right));

    /// <inheritdoc cref="Pem"/>
    public static byte[] Bytes(string option, string text, string right)
    {
        var path = KeyReader.PathOf(text);
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new ArgumentException($"`{option}`: the file `{path}` cannot be read: {error.Message} Give {right}.", error);
        }
    }
}
