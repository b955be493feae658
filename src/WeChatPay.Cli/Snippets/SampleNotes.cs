using Newtonsoft.Json.Linq;

namespace WeChatPay.Cli.Snippets;

/// <summary>Says which sample value of the documentation made a file fail in the sandbox.</summary>
internal static class SampleNotes
{
    // The documentation's stand-in for a folder of the reader.
    private const string SampleFolder = "/path/to/";

    /// <summary>Gets the note; null when no sample is to blame.</summary>
    public static string? Find(Exception failure) => failure switch
    {
        WeChatPayApiException { Detail: JObject detail } when (string?)detail["issue"] == "not encrypted" =>
            Message.Of("the encrypted value is a sample of the documentation: no key of the sandbox decrypts it. Encrypt a value of your own with the key that "
            + "`wechatpay sandbox` prints, and name the id of that key in the header `Wechatpay-Serial`."),
        ArgumentException { Message: var message } when message.Contains(SampleFolder, StringComparison.Ordinal) =>
            Message.Format($"`{SampleFolder}…` is a sample of the documentation. Write the path of a file of your own."),
        _ => null,
    };
}
