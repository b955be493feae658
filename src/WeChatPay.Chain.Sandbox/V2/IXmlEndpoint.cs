namespace WeChatPay.Sandbox.V2;

/// <summary>One operation of APIv2: a path that takes POST, and what it answers to a request that passed every check.</summary>
/// <remarks>Implementations are thread-safe: requests arrive side by side.</remarks>
internal interface IXmlEndpoint
{
    /// <summary>Gets the path, such as <c>/pay/unifiedorder</c>.</summary>
    string Path { get; }

    /// <summary>Gets whether the merchant's certificate has to be presented.</summary>
    bool NeedsCertificate => false;

    /// <summary>Carries the call out.</summary>
    XmlResult Answer(XmlFields request);
}
