using System.Runtime.CompilerServices;
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

namespace WeChatPay.Cli.Demo;

/// <summary>A value and the code that made it.</summary>
internal sealed record Shown<T>(T Value, string Code);

/// <summary>Makes <see cref="Shown{T}"/>.</summary>
internal static class Shown
{
    public static Shown<T> Create<T>(T value, [CallerArgumentExpression(nameof(value))] string code = "") => new(value, SourceText.FormatExpression(code));
}
