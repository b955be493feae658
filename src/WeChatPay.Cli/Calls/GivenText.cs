using WeChatPay.Calls;
using WeChatPay.Chain;
using WeChatPay.Cli.Terminal;
using WeChatPay.Configuration;
using WeChatPay.Digests;
using WeChatPay.Documented;
using WeChatPay.Downloads;
using WeChatPay.Json;
using WeChatPay.Options;
using WeChatPay.Promises;
using WeChatPay.Protocol;
using WeChatPay.Requests;
using WeChatPay.Responses;
using WeChatPay.Sinks;
using WeChatPay.Validation;

namespace WeChatPay.Cli.Calls;

/// <summary>The value of an option that may be long: itself, <c>@file</c>, or <c>-</c> for the standard input.</summary>
internal static class GivenText
{
    /// <exception cref="MisuseException">The file cannot be read.</exception>
    public static string Read(string given) => given switch
    {
        "-" => Console.In.ReadToEnd(),
        ['@', .. var file] => GivenSecret.TextOf(file),
        _ => given,
    };
}
