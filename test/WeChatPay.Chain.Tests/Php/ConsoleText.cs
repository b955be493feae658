using WeChatPay.Calls;
using WeChatPay.Chain;
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

namespace WeChatPay.Tests.Php;

/// <summary>What a piece of code writes to the console. The console is one for all: fixtures that use this do not run in parallel.</summary>
internal static class ConsoleText
{
    internal static string Of(Action code)
    {
        var before = Console.Out;
        using var text = new StringWriter();
        Console.SetOut(text);
        try
        {
            code();
            return text.ToString();
        }
        finally
        {
            Console.SetOut(before);
        }
    }
}
