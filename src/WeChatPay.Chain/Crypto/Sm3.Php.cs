using System.Text;

namespace WeChatPay.Crypto;

public static partial class Sm3
{
    /// <summary>Digests a text as UTF-8.</summary>
    /// <param name="thing">The text.</param>
    /// <returns>64 digits of lower-case hex.</returns>
    public static string digest(string thing) => Digest(Encoding.UTF8.GetBytes(thing));

    /// <inheritdoc cref="File"/>
    public static string file(string path) => File(path);
}
