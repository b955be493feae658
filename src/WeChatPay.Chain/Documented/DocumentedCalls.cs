using System.Runtime.CompilerServices;
using WeChatPay.Facts;
using WeChatPay.Options;
using WeChatPay.Pipeline;
using WeChatPay.Validation;

namespace WeChatPay.Documented;

/// <summary>What a client does with the table of API facts.</summary>
/// <param name="Keys">What sensitive fields are encrypted with; <see langword="null"/> when they are not.</param>
/// <param name="Check">What holds requests against the table; <see langword="null"/> when nothing does.</param>
/// <remarks>Immutable, thread-safe.</remarks>
internal sealed record DocumentedCalls(SensitiveKeys? Keys, RequestCheck? Check)
{
    /// <summary>Looks a call up.</summary>
    /// <param name="verb">The HTTP method.</param>
    /// <param name="template">The URI template, with its protocol in front.</param>
    /// <param name="path">What it expands to.</param>
    /// <param name="call">Verb and path template, for messages.</param>
    /// <param name="isXml">Whether the call is APIv2's.</param>
    /// <param name="handlers">The steps that it goes through. Without <c>sensitive_fields</c> nothing of it is encrypted.</param>
    /// <param name="common">The headers that every request bears.</param>
    /// <param name="own">The option <c>headers</c>.</param>
    public DocumentedCall Find(string verb, string template, string path, string call, bool isXml, HandlerStack handlers, HeaderMap common, object? own)
    {
        var operation = DocumentedOperation.Find(verb, template, path);
        if (operation is null || Keys is not { } keys || !handlers.Names.Contains(SensitiveFieldsHandler.Name))
            return new(Check, operation);
        var marks = OperationMarks.ForOperation(operation);
        if (!marks.HasRequest)
            return new(Check, operation) { AnswerMarks = marks.Answer };
        var headers = common.Clone();
        HeaderOptions.Apply(headers, own);
        var serial = headers[DocumentedCall.SerialHeader];
        return new(Check, operation)
        {
            Seal = new(marks, () => isXml ? keys.ForXml(call) : keys.Choose(serial, call), call),
            Serial = isXml ? null : serial ?? keys.DefaultSerial,
            AnswerMarks = marks.Answer,
        };
    }
}

/// <summary>What the table says of one call.</summary>
/// <remarks>For one thread: it belongs to one call.</remarks>
internal sealed class DocumentedCall(RequestCheck? check, Operation? operation)
{
    public const string SerialHeader = "Wechatpay-Serial";

    /// <summary>Gets what encrypts the request; <see langword="null"/> when nothing is to be encrypted.</summary>
    public RequestEncryption? Seal { get; init; }

    /// <summary>Gets what the key is known by, for the header <c>Wechatpay-Serial</c>.</summary>
    public string? Serial { get; init; }

    /// <summary>Gets which fields of the answer are to be opened.</summary>
    public FieldMarks? AnswerMarks { get; init; }

    /// <inheritdoc cref="RequestCheck.Check"/>
    // Inlined, it would load the table's assembly into every client that calls.
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Check(WeChatPayRequest request, RequestOptions options) => check?.Check(operation, request, options);
}
