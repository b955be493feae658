using WeChatPay.Basics;
using WeChatPay.Errors;
using WeChatPay.Json;
using WeChatPay.Protocol;

namespace WeChatPay;

/// <summary>A response or callback came, and it does not fit the type that it was read into.</summary>
/// <remarks>The call itself succeeded, unless its response says otherwise: do not repeat it. The message names the field and shows a value only where an enum
/// was to have it. There is no inner exception, because the serializer's would quote the value. Immutable and thread-safe.</remarks>
public sealed class WeChatPayConversionException : WeChatPayException
{
    // A response of a test, or of a handler of the user's, may be of no call.
    private static readonly CallName Unknown = CallName.WithoutVerb("");

    private WeChatPayConversionException(string message, CallName call, CallEffect effect, WeChatPayResponse? response, string field, Type targetType)
        : base(message, call, effect, response, null)
    {
        HelpLink = HelpPage.Link(HelpPage.Conversion);
        Field = field;
        TargetType = targetType;
    }

    /// <summary>Gets the field that does not fit.</summary>
    /// <value>For example <c>amount.total</c>; empty when the response as a whole does not fit.</value>
    public string Field { get; }

    /// <summary>Gets the type that the field was to have.</summary>
    public Type TargetType { get; }

    internal static WeChatPayConversionException FromResponse(WeChatPayResponse response, Type whole, JsonMisfit misfit) => new(
        $"{response.CallName?.ToString() ?? "The call"} {(response.IsSuccess ? "succeeded" : $"was answered {response.StatusCode}")}, "
        + "and its response does not fit "
        + $"`{whole.Name}`: {Describe(misfit)}",
        response.CallName ?? Unknown,
        CallEffect.Succeeded(response.CallName ?? Unknown, $"Read the fields as they came: response[\"{First(misfit)}\"]."),
        response,
        misfit.Path,
        misfit.Type);

    internal static WeChatPayConversionException FromCallback(string callback, Type whole, JsonMisfit misfit) => new(
        $"The callback {callback} is verified, and its resource does not fit `{whole.Name}`: {Describe(misfit)}",
        CallName.WithoutVerb($"callback {callback}"),
        CallEffect.Callback($"Read the fields as they came: callback.Resource[\"{First(misfit)}\"]."),
        null,
        misfit.Path,
        misfit.Type);

    private static string Describe(JsonMisfit misfit) =>
        $"{(misfit.Path.Length == 0 ? "the JSON" : TextShape.QuoteField(misfit.Path))} {misfit.What}, and the type there is `{misfit.Type.Name}`.";

    private static string First(JsonMisfit misfit) => !TextShape.IsField(misfit.Path) ? "…" : misfit.Path.Split('.', '[')[0];
}
