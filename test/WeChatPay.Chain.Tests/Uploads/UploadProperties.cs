using WeChatPay.Tests.Sandbox;
using WeChatPay.Util;
using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;

namespace WeChatPay.Tests.Uploads;

/// <summary>Any bytes under any name arrive as they are: the sandbox reads them with a reader of its own and holds them against name and digest.</summary>
public sealed class UploadProperties : Shop
{
    private static readonly string[] Pieces =
        ["\"", "\r", "\n", "\r\n", "\\", "%22", "%", ";", "=", "'", " ", "图", "𠮷", "é", "--", "\t", "a", "filename=", "\u2028", "\u007f"];

    [Property(MaxTest = 100)]
    public bool Upload_AnyBytesUnderAnyName_IsTaken(byte[] bytes, byte[] name, byte[] noise)
    {
        var media = new MediaUtil(
            string.Concat(name.Select(static piece => Pieces[piece % Pieces.Length])) + ".jpg", new MemoryStream([.. bytes, 0, .. "\r\n--"u8, .. noise]));

        return Client["v3/merchant/media/upload"].Post(new { body = media }).StatusCode == 200;
    }
}
