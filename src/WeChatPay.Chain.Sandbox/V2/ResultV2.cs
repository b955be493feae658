using WeChatPay.Sandbox.Responses;

namespace WeChatPay.Sandbox.V2;

/// <summary>The result of an operation of APIv2, before it is signed.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
internal sealed class ResultV2
{
    private ResultV2(string? errorCode, IReadOnlyList<KeyValuePair<string, string>> fields, SandboxResponse? response = null)
    {
        ErrorCode = errorCode;
        Fields = fields;
        Response = response;
    }

    /// <summary>Gets the <c>err_code</c>; null for success.</summary>
    public string? ErrorCode { get; }

    /// <summary>Gets the fields of this operation, beside those that every response has.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Fields { get; }

    /// <summary>Gets a response that is sent as it is, unsigned; null for fields.</summary>
    public SandboxResponse? Response { get; }

    /// <summary>Makes a success. Fields without a value are left out.</summary>
    public static ResultV2 Success(params (string Name, string? Value)[] fields) =>
        new(null, [.. from field in fields where !string.IsNullOrEmpty(field.Value) select new KeyValuePair<string, string>(field.Name, field.Value)]);

    /// <summary>Makes an error: nothing was done.</summary>
    /// <param name="code">WeChat Pay's code, such as <c>ORDERNOTEXIST</c>.</param>
    /// <param name="description">The error, for people; without the full stop.</param>
    public static ResultV2 Error(string code, string description) =>
        new(code, [new("err_code", code), new("err_code_des", $"{description}. Nothing was done.")]);

    /// <summary>Makes a result of a response that is not XML, or does not have the usual shape.</summary>
    public static ResultV2 FromResponse(SandboxResponse response) => new(response.ErrorCode, [], response);
}
