using System.Collections.Frozen;
using WeChatPay.Sandbox.Answers;
using WeChatPay.Sandbox.Endpoints;
using WeChatPay.Sandbox.Keys;
using WeChatPay.Sandbox.Operations;
using WeChatPay.Sandbox.Trades;

namespace WeChatPay.Sandbox.V2;

/// <summary>APIv2: finds the endpoint of a path, checks the request, carries it out, signs.</summary>
/// <remarks>Thread-safe: requests pass side by side.</remarks>
internal sealed class XmlService
{
    private readonly FrozenDictionary<string, IXmlEndpoint> _endpoints;
    private readonly SandboxFaults _faults;
    private readonly XmlVerifier _verifier;
    private readonly XmlAnswerSigner _signer;
    private readonly ClientCertificateCheck _certificate;

    private readonly DocumentedXml _documented;

    public XmlService(SandboxOptions options, SandboxKeys keys, SandboxFaults faults, ResourceBook book)
    {
        Merchant = new XmlMerchant(options.Mchid, options.ApiV2Key ?? RandomNames.Alphanumeric32());
        Trades = new TradeBook(options.TimeProvider);
        IXmlEndpoint[] endpoints =
        [
            new UnifiedOrder(Trades), new MicroPay(Trades), new OrderQuery(Trades), new CloseOrder(Trades),
            new RefundOrder(Trades), new RefundQuery(Trades), new DownloadBill(Trades, options),
        ];
        _endpoints = endpoints.ToFrozenDictionary(static endpoint => endpoint.Path, StringComparer.Ordinal);
        _faults = faults;
        _verifier = new XmlVerifier(Merchant);
        _signer = new XmlAnswerSigner(Merchant);
        _certificate = new ClientCertificateCheck(keys.Merchant);
        _documented = new DocumentedXml(book, new SensitiveFields(keys), options, path => _endpoints.ContainsKey(path));
    }

    public XmlMerchant Merchant { get; }

    /// <summary>Gets the orders of this sandbox.</summary>
    public TradeBook Trades { get; }

    /// <summary>Tells whether a path is APIv2's: paths of APIv3 say <c>v3</c> in the first or the second place (<c>/v3/…</c>, <c>/hk/v3/…</c>).</summary>
    public static bool IsXml(SandboxRequest request) => !request.Path.Split('/').Skip(1).Take(2).Contains("v3", StringComparer.Ordinal);

    /// <summary>Decides what to answer.</summary>
    /// <param name="request">The request as it arrived.</param>
    /// <param name="asked">The fault that it asks for; null when it asks for none.</param>
    /// <returns>The answer and the fault that it met; null when there is nothing at this path.</returns>
    public (Answer Answer, SandboxFault Fault)? Decide(SandboxRequest request, SandboxFault? asked)
    {
        if (Find(request) is not { } call)
            return OperationMap.Allowed(request.Path, xml: true).FirstOrDefault() is { } allowed ? (EndpointTable.WrongMethod(request, allowed), SandboxFault.None) : null;
        if ((call.NeedsCertificate ? _certificate.Refuse(request) : null) is { } uncertified)
            return (uncertified, SandboxFault.None);
        if (_verifier.Refuse(request, out XmlFields? fields, call.IsNonceless) is { } refusal)
            return (refusal, SandboxFault.None);

        SandboxFault fault = asked ?? _faults.Take();
        XmlResult result = XmlFaults.Instead(fault) ?? CarryOut(call, fields!);
        return (XmlFaults.Disguise(fault, _signer.Sign(result, fields!, fault)), fault);
    }

    // An endpoint of its own comes first.
    private Call? Find(SandboxRequest request)
    {
        if (_endpoints.TryGetValue(request.Path, out IXmlEndpoint? endpoint))
            return request.Method == "POST" ? new Call(endpoint.Answer, endpoint.NeedsCertificate, IsNonceless: false) : null;
        return OperationMap.FindXml(request.Method, request.Path) is { Operation: var operation } route
            ? new Call(fields => _documented.Answer(route, request, fields), operation.Security, operation.Nonceless)
            : null;
    }

    // The server logs nothing, so a mistake of its own must show in the answer.
    private static XmlResult CarryOut(Call call, XmlFields fields)
    {
        try
        {
            return call.Answer(fields);
        }
        catch (Exception error)
        {
            return XmlResult.Error("SYSTEMERROR", $"The sandbox itself failed, which is a defect of it: {error}");
        }
    }

    private sealed record Call(Func<XmlFields, XmlResult> Answer, bool NeedsCertificate, bool IsNonceless);
}
