namespace WeChatPay.Sandbox.V2;

/// <summary>An operation of APIv2: a path that takes POST. It gets requests that passed every check.</summary>
/// <remarks>Implementations are thread-safe, because requests arrive at the same time.</remarks>
internal interface IEndpointV2
{
    /// <summary>Gets the path, such as <c>/pay/unifiedorder</c>.</summary>
    string Path { get; }

    /// <summary>Gets whether the merchant's certificate has to be presented.</summary>
    bool NeedsCertificate => false;

    /// <summary>Gets whether the fields are compared with the formats of the table first. An error of the format is signed, as other errors are.</summary>
    bool ChecksFormats => true;

    /// <summary>Carries the call out.</summary>
    ResultV2 Respond(RequestFieldsV2 request);
}
