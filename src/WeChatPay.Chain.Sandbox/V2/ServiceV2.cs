using System.Collections.Frozen;
using WeChatPay.Sandbox.Responses;
using WeChatPay.Sandbox.Bills;
using WeChatPay.Sandbox.Endpoints;
using WeChatPay.Sandbox.Keys;
using WeChatPay.Sandbox.Operations;
using WeChatPay.Sandbox.Trades;

namespace WeChatPay.Sandbox.V2;

/// <summary>APIv2: finds the endpoint of a path, checks the request, carries it out, signs.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
internal sealed class ServiceV2
{
    private readonly FrozenDictionary<string, IEndpointV2> _endpoints;
    private readonly SandboxFaults _faults;
    private readonly RequestVerifierV2 _verifier;
    private readonly ResponseSignerV2 _signer;
    private readonly ClientCertificateCheck _certificate;
    private readonly DocumentedOperationsV2 _documented;

    public ServiceV2(SandboxOptions options, SandboxKeys keys, SandboxFaults faults, ResourceBook book, CashierLink cashier)
    {
        Merchant = new KnownMerchantV2(options.Mchid, options.ApiV2Key ?? RandomNames.Alphanumeric32());
        IEndpointV2[] endpoints =
        [
            new UnifiedOrderV2(book, cashier), new MicroPayV2(book), new QueryOrderV2(book), new CloseOrderV2(book),
            new RefundOrderV2(book), new QueryRefundsV2(book), new DownloadBillV2(new BillBook(book, options.Mchid)),
        ];
        _endpoints = endpoints.ToFrozenDictionary(static endpoint => endpoint.Path, StringComparer.Ordinal);
        _faults = faults;
        _verifier = new RequestVerifierV2(Merchant);
        _signer = new ResponseSignerV2(Merchant);
        _certificate = new ClientCertificateCheck(keys.Merchant);
        _documented = new DocumentedOperationsV2(book, new FieldEncryption(keys), options);
    }

    public KnownMerchantV2 Merchant { get; }

    /// <summary>Tells whether a path is APIv2's: paths of APIv3 say <c>v3</c> in the first or the second place (<c>/v3/…</c>, <c>/hk/v3/…</c>).</summary>
    public static bool IsV2(SandboxRequest request) => !request.IsBrand && !request.Path.Split('/').Skip(1).Take(2).Contains("v3", StringComparer.Ordinal);

    /// <summary>Decides on the response.</summary>
    /// <param name="request">The request as it arrived.</param>
    /// <param name="asked">The fault that it asks for; null when it asks for none.</param>
    /// <returns>The response and its fault; null when there is nothing at this path.</returns>
    public (SandboxResponse Response, SandboxFault Fault)? Decide(SandboxRequest request, SandboxFault? asked)
    {
        if (Find(request) is not { } call)
            return OperationMap.Allowed(request.Path, isV2: true).FirstOrDefault() is { } allowed
                ? (EndpointTable.WrongMethod(request, allowed), SandboxFault.None)
                : null;
        if ((call.NeedsCertificate ? _certificate.Refuse(request) : null) is { } uncertified)
            return (uncertified, SandboxFault.None);
        if (_verifier.Refuse(request, out var fields, call.IsNonceless) is { } refusal)
            return (refusal, SandboxFault.None);

        var fault = asked ?? _faults.Take();
        var result = FaultEffectsV2.Replace(fault) ?? CarryOut(call, fields!);
        var response = FaultEffectsV2.Disguise(fault, _signer.Sign(result, fields!, fault));
        return (response with { Finding = RequestVerifierV2.FindRight(fields!) }, fault);
    }

    // An endpoint of its own comes first.
    private EndpointCall? Find(SandboxRequest request)
    {
        if (_endpoints.TryGetValue(request.Path, out var endpoint))
            return request.Method == "POST"
                ? new EndpointCall(fields => CheckFormats(endpoint, fields) ?? endpoint.Respond(fields), endpoint.NeedsCertificate, IsNonceless: false)
                : null;
        return OperationMap.FindV2(request.Method, request.Path) is { Operation: var operation } route
            ? new EndpointCall(fields => _documented.Respond(route, request, fields), operation.Security, operation.Nonceless)
            : null;
    }

    private static ResultV2? CheckFormats(IEndpointV2 endpoint, RequestFieldsV2 fields) =>
        endpoint.ChecksFormats ? FormV2.CheckFormats(OperationMap.FindV2("POST", endpoint.Path)!.Operation, fields) : null;

    // The server logs nothing, so its own bugs must show in the response.
    private static ResultV2 CarryOut(EndpointCall call, RequestFieldsV2 fields)
    {
        try
        {
            return call.Respond(fields);
        }
        catch (Exception error)
        {
            return ResultV2.Error("SYSTEMERROR", $"The sandbox itself failed, which is a bug: {error}");
        }
    }

    private sealed record EndpointCall(Func<RequestFieldsV2, ResultV2> Respond, bool NeedsCertificate, bool IsNonceless);
}
