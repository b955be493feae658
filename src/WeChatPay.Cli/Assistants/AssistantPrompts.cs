namespace WeChatPay.Cli.Assistants;

/// <summary>The prompts.</summary>
internal static class AssistantPrompts
{
    public static IEnumerable<AssistantPrompt> CreateAll() =>
    [
        new(
            "take_payments",
            Message.Of("Take payments"),
            new ToolArgument("product", ArgumentKind.Text, Message.Of("Where the payer pays: a mini program, a QR code, a web page, an app …"), "JSAPI"),
            static product => Message.Format(
                $"Add payments with WeChat Pay to this C# project. The payer pays by: {product}.\n\n"
                + $"1. Read {SkillText.Uri} and keep to its rules.\n"
                + $"2. search_operations for the order, its query, its closing and its refund; show_operation for each.\n"
                + $"3. Write the code. Amounts come from the shop's own records, in fen.\n"
                + $"4. Write the receiver of the callback: show_callback TRANSACTION.SUCCESS, and the guides {GuideFiles.UriOf("callbacks")} and "
                + $"{GuideFiles.UriOf("aspnetcore")}.\n"
                + $"5. check_code on all of it, dry_run on the calls.\n"
                + $"6. Try it: call_sandbox places an order, pay_order pays it and sends the callback.\n"
                + $"7. Say what the merchant still has to set up: {GuideFiles.UriOf("production")}.")),
        new(
            "port_this_php",
            Message.Of("Port this PHP"),
            new ToolArgument("php", ArgumentKind.Text, Message.Of("The PHP source."), "$instance->v3->certificates->get();")
            {
                IsRequired = true,
                Longest = ToolArgument.Long,
            },
            static php => Message.Format(
                $"Port this PHP, which uses wechatpay-php, to C# with WeChatPay.Chain.\n\n"
                + $"1. port_php ports it and compiles the result. Do not port by hand what port_php ports.\n"
                + $"2. What it refuses comes with a code: explain_error explains it. Change the PHP as the hint says, and port again.\n"
                + $"3. dry_run the PHP and the C#: both have to make the same requests.\n"
                + $"4. check_code on the C#.\n\n```php\n{php}\n```")),
        new(
            "why_does_my_signature_fail",
            Message.Of("Why does my signature fail?"),
            new ToolArgument(
                "error",
                ArgumentKind.Text,
                Message.Of("The error: the body of the response, a log, or an exception. Leave keys out."),
                "SIGN_ERROR")
            {
                IsRequired = true,
                Longest = ToolArgument.Long,
            },
            static error => Message.Format(
                $"Find out why a signature of WeChat Pay fails.\n\n"
                + $"1. explain_error on the text below: it shows what WeChat Pay verified, where the response says so.\n"
                + $"2. Tell the three signatures apart: that of a request (the merchant's key), that of a response or callback (WeChat Pay's key), and "
                + $"that of the payment in the app or page: {GuideFiles.UriOf("client-signatures")}.\n"
                + $"3. Hold the text that was signed against the one that was verified: method, path with query, time, nonce, and the body byte for byte.\n"
                + $"4. Look at the serial number, at the key that belongs to it, and at the clock: {GuideFiles.UriOf("certificates")}.\n"
                + $"5. Reproduce it: call_sandbox verifies signatures as WeChat Pay does, and send_callback sends callbacks with a flaw.\n"
                + $"Never ask for a private key or an API key.\n\n```text\n{error}\n```")),
    ];
}
