using WeChatPay.Sandbox.Answers;

namespace WeChatPay.Sandbox.V2;

/// <summary>What an operation of APIv2 came to, before it is signed.</summary>
/// <remarks>Thread-safe: immutable.</remarks>
internal sealed class XmlResult
{
    private XmlResult(string? errorCode, IReadOnlyList<KeyValuePair<string, string>> fields, Answer? file = null)
    {
        ErrorCode = errorCode;
        Fields = fields;
        File = file;
    }

    /// <summary>Gets the <c>err_code</c>; null when it went well.</summary>
    public string? ErrorCode { get; }

    /// <summary>Gets the fields of this operation, beside those that every answer has.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Fields { get; }

    /// <summary>Gets what is sent as it is, unsigned; null for fields.</summary>
    public Answer? File { get; }

    /// <summary>It went well. Fields without a value are left out.</summary>
    public static XmlResult Success(params (string Name, string? Value)[] fields) =>
        new(null, [.. from field in fields where !string.IsNullOrEmpty(field.Value) select new KeyValuePair<string, string>(field.Name, field.Value)]);

    /// <summary>It did not, and nothing was done.</summary>
    /// <param name="code">WeChat Pay's code, such as <c>ORDERNOTEXIST</c>.</param>
    /// <param name="description">What is wrong, for a person; without the full stop.</param>
    public static XmlResult Error(string code, string description) =>
        new(code, [new("err_code", code), new("err_code_des", $"{description}. Nothing was done.")]);

    /// <summary>The answer is no XML, or no answer of the usual shape.</summary>
    public static XmlResult Of(Answer file) => new(file.ErrorCode, [], file);
}
