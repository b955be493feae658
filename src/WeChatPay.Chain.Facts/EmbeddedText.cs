using System.Reflection;
using System.Text;

namespace WeChatPay.Facts;

/// <summary>Reads the text files that this assembly contains.</summary>
internal static class EmbeddedText
{
    /// <param name="name">The name of the resource, for example <c>Advice/codes.txt</c>.</param>
    public static string Read(string name)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
