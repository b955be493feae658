namespace WeChatPay.Facts;

/// <summary>A documented operation of the API.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
/// <param name="Method">The HTTP method in upper case.</param>
/// <param name="Path">The path of a chain: <c>v3/pay/transactions/id/{transaction_id}</c>. The <c>v2/</c> of APIv2 is not on the wire.</param>
/// <param name="Name">The name in the documentation, in Chinese.</param>
public sealed record Operation(string Method, string Path, string Name)
{
    /// <summary>Gets the options that a call takes, each with its fields: variables of the path, <c>query</c>, <c>json</c>, <c>xml</c>, <c>headers</c>,
    /// <c>body</c>, <c>base_uri</c> ….</summary>
    public IReadOnlyList<Field> Request { get; init; } = [];

    /// <summary>Gets the fields of the response. Empty when the response has no body, or is a file.</summary>
    public IReadOnlyList<Field> Response { get; init; } = [];

    /// <summary>Gets the base address; <see langword="null"/> for <c>https://api.mch.weixin.qq.com/</c>.</summary>
    public string? BaseUri { get; init; }

    /// <summary>Gets whether the call needs the merchant's client certificate (APIv2).</summary>
    public bool Security { get; init; }

    /// <summary>Gets whether the request has no <c>nonce_str</c> (APIv2).</summary>
    public bool Nonceless { get; init; }

    /// <summary>Gets the field with the merchant's number under which the operation makes something, <c>out_trade_no</c> for an order;
    /// <see langword="null"/> when it makes nothing that has a number of the merchant's.</summary>
    public string? Makes { get; init; }

    /// <summary>Gets the field of the body that names something another operation made, where path and query do not name it;
    /// <see langword="null"/> for none.</summary>
    public string? Uses { get; init; }

    /// <summary>Gets the HTTP status of success, where the documentation has another than 200 and 204; <see langword="null"/> otherwise.</summary>
    public int? SuccessStatus { get; init; }

    /// <summary>Gets whether <see cref="Field.IsRequired"/> of its fields is partly inferred: a request may be right without a field that is required
    /// here.</summary>
    public bool RequiredIsInferred { get; init; }

    /// <summary>Gets whether the operation belongs to APIv2, which speaks XML.</summary>
    public bool IsXml => Path.StartsWith("v2/", StringComparison.Ordinal);

    /// <summary>Gets whether the operation belongs to a brand, which signs with its own key: the path begins with <c>brand/</c>.</summary>
    public bool IsBrand => Path.StartsWith(DocumentedCallback.BrandProtocol + "/", StringComparison.Ordinal);

    /// <summary>Finds an option of the request by its name, for example <c>json</c>.</summary>
    /// <param name="name">The option's name.</param>
    /// <returns>The option, or <see langword="null"/>.</returns>
    public Field? Option(string name) => Request.FirstOrDefault(field => field.Name == name);

    /// <summary>Shows method, path and name.</summary>
    public override string ToString() => $"{Method} {Path} {Name}";
}
