using WeChatPay.Basics;
using WeChatPay.Cli.Errors;

namespace WeChatPay.Cli.Languages;

/// <summary>Tells in the user's language what the library says in English.</summary>
internal static class LibraryMessage
{
    /// <summary>Gets the sentences that users of the tool meet most: about files, settings, values and what came back.</summary>
    /// <remarks>All others come with the first sentence of their page.</remarks>
    public static IReadOnlyList<string> Sentences { get; } =
    [
        "`{0}` is a folder: give the path of the {1} file in it.",
        "The {0} file `{1}` cannot be read: {2}",
        "The value is {0} behind file://: it is not the path of a {1} file.",
        "The value is {0}: it is not the path of a {1} file.",
        "The {0} file does not exist: the value is a path of {1} characters, of which the folder `{2}` exists.",
        "The {0} file does not exist: the value is a path of {1} characters.",
        "`{0}` is missing: give {1}.",
        "the merchant number, for example \"1900000109\"",
        "the merchant's private key, for example \"file:///path/to/apiclient_key.pem\"",
        "the serial of the merchant's API certificate, for example \"3775B6A45ACD588826D15E583A95F5DD********\"",
        "the serial of the brand's API certificate",
        "the brand's private key, for example \"file:///path/to/brand_key.pem\"",
        "the platform's certificate or public key",
        "certificate",
        "key",
        "text",
        "PHP or C#",
        "empty text",
        "{0} characters of white space",
        "PEM text of {0} characters",
        "a text of {0} characters, as long as an APIv2 or APIv3 key",
        "Base64 of {0} characters",
        "a text of {0} characters",
        "{0} ({1} bytes of {2}, Request-ID {3})",
        "{0} ({1} bytes of {2})",
        "{0} (a stream of {1}, Request-ID {2})",
        "{0} (a stream of {1})",
        "no stated type",
        "{0} callback ({1} bytes)",
        "no response within {0} s",
        "no complete response: {0}",
        "status {0}, and redirects are not followed",
        "status {0}, and only 200 and 204 accept it",
        "status {0}, and only 200 accepts it",
        "return_code {0}, and only SUCCESS accepts it",
        "missing",
        "the order has no notify_url",
        "its notify_url is not on this machine",
        "the sandbox has no callback for orders of {0}",
        "The event {0} is not documented for APIv2. Did you mean {1}? Nothing was sent.",
        "The event {0} is not documented. Did you mean {1}? Nothing was sent.",
        "SandboxOptions.DataFolder: `{0}` is a file. Name a folder; one that does not exist is made. The sandbox was not started.",
        "SandboxOptions.DataFolder: `{0}` is where the folder cannot be made or written. Give yourself the right to write there, or name another folder. "
            + "The sandbox was not started.",
        "SandboxOptions.DataFolder: `{0}` belongs to another sandbox that runs. End that one, or choose another folder. The sandbox was not started.",
        "SandboxOptions.DataFolder: `{0}` is damaged: line {1} is not one that a sandbox of this version wrote. Delete the line, or the file "
            + "to begin without its contents. The sandbox was not started.",
        "SandboxOptions.DataFolder: `{0}` is damaged: it is not the file that a sandbox wrote. Delete it for new keys, which the clients have to get then. "
            + "The sandbox was not started.",
        "SandboxOptions.DataFolder: `{0}` has a file that cannot be read and written: another user owns it, a folder is in its place, or the disk is full. "
            + "Mend that, or name another folder. The sandbox was not started.",
        "This sandbox has no order with the number `{0}`: place it first. Nothing was done.",
        "The order with the {0} `{1}` is closed. Nothing was paid.",
        "The order with the {0} `{1}` is paid: refund it. Nothing was closed.",
        "The order `{0}` is not paid, so it has no callback. Nothing was sent.",
        "The order `{0}` is refunded wholly: nothing is left. Nothing was done.",
        "The event {0} is not documented for brands. Did you mean {1}? Nothing was sent.",
        "SandboxOptions.DataFolder: it is empty; name a folder, or leave it null to keep nothing. The sandbox was not started.",
    ];

    private static readonly TextPatterns Patterns = new(Sentences);

    /// <summary>Gets the message of an exception, with the code of its page, and without the parameter name that .NET appends: a command line has
    /// options, not parameters.</summary>
    public static string Tell(Exception error)
    {
        var message = error is ArgumentException { ParamName: { } name }
            ? error.Message.Replace($" (Parameter '{name}')", "", StringComparison.Ordinal)
            : error.Message;
        if (error.HelpLink is not { } link || ErrorGuide.FindCode(link) is not { } code)
            return Translate(message);
        var known = Patterns.Find(message);
        return Message.IsChinese && known is null && ErrorGuide.FindSummary(code) is { } summary
            ? Message.Format($"{summary} ({code}) The library says: {message}")
            : Message.Format($"{known ?? message} ({code})");
    }

    /// <summary>Says what a value looks like that must not be quoted, a host or a name apart.</summary>
    public static string QuoteHost(string text) => Translate(TextShape.QuoteHost(text));

    /// <inheritdoc cref="QuoteHost"/>
    public static string QuoteName(string text) => Translate(TextShape.QuoteName(text));

    /// <summary>Gets a text in the user's language where it is one of the sentences; any other stays.</summary>
    public static string Translate(string text) => Patterns.Find(text) ?? text;
}
