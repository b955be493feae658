using System.Runtime.CompilerServices;
using WeChatPay.Documented;
using WeChatPay.Facts;
using WeChatPay.Keys;
using WeChatPay.Pipeline;
using WeChatPay.Protocol;
using WeChatPay.Validation;

namespace WeChatPay.Calls;

/// <summary>The parts of a client that use the facts.</summary>
/// <param name="Encrypts">Whether sensitive fields are encrypted.</param>
/// <param name="Check">Validates requests; <see langword="null"/> when they are not validated.</param>
/// <remarks>Immutable and thread-safe.</remarks>
internal sealed record DocumentedCalls(bool Encrypts, RequestCheck? Check)
{
    /// <summary>Finds the operation of a call.</summary>
    /// <param name="verb">The HTTP method.</param>
    /// <param name="template">The URI template, beginning with its protocol.</param>
    /// <param name="path">The expanded template.</param>
    /// <param name="address">The address that the request goes to.</param>
    /// <param name="call">Verb and path template, for messages.</param>
    /// <param name="isXml">Whether the call is APIv2's.</param>
    /// <param name="handlers">The handlers of the call. Without <c>sensitive_fields</c> nothing is encrypted.</param>
    /// <param name="keys">The keys that the call begins with.</param>
    /// <param name="common">The headers of every request.</param>
    /// <param name="own">The option <c>headers</c>.</param>
    /// <param name="cancellationToken">Cancels the download of a key, where there is none yet.</param>
    public DocumentedCall Find(
        string verb,
        string template,
        string path,
        Uri address,
        CallName call,
        bool isXml,
        HandlerStack handlers,
        KeySet keys,
        HeaderMap common,
        IReadOnlyDictionary<string, string?>? own,
        CancellationToken cancellationToken)
    {
        var operation = DocumentedOperation.Find(verb, template, path, address, isXml);
        if (operation is null || !Encrypts || !handlers.Contains(HandlerNames.SensitiveFields))
            return new(Check, operation);
        var marks = OperationMarks.ForOperation(operation);
        if (!marks.HasRequest)
            return new(Check, operation) { ResponseMarks = marks.Response };
        var headers = common.Clone();
        headers.SetAll(own);
        var choice = new SensitiveKeys(keys, BrandPath.IsBrand(template), headers[WeChatPayHeaders.Serial], call, cancellationToken);
        return new(Check, operation)
        {
            Encryption = new(marks, isXml ? choice.ChooseV2 : choice.Choose, call),
            SensitiveKeys = isXml ? null : choice,
            ResponseMarks = marks.Response,
        };
    }
}

/// <summary>One call, with the facts about its operation.</summary>
/// <remarks>Mutable: use it from one thread.</remarks>
internal sealed class DocumentedCall(RequestCheck? check, Operation? operation)
{
    public const string SerialHeader = "Wechatpay-Serial";

    /// <summary>Gets the encryption of the request; <see langword="null"/> when nothing is encrypted.</summary>
    public RequestEncryption? Encryption { get; init; }

    /// <summary>Gets the choice of the key that encrypts; <see langword="null"/> when nothing is encrypted with a key of the platform.</summary>
    public SensitiveKeys? SensitiveKeys { get; init; }

    /// <summary>Gets the serial or id of the key, for the header <c>Wechatpay-Serial</c>. It may be known only after the encryption.</summary>
    public string? Serial => SensitiveKeys?.Serial;

    /// <summary>Gets the fields of the response to decrypt.</summary>
    public FieldMarks? ResponseMarks { get; init; }

    /// <inheritdoc cref="RequestCheck.Check"/>
    // Inlined, it would load the facts assembly into every client that calls.
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Check(WeChatPayRequest request, RequestOptions options) => check?.Check(operation, request, options);
}
