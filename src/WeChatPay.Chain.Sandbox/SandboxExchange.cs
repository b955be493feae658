namespace WeChatPay.Sandbox;

/// <summary>A request, and what the sandbox decided to answer.</summary>
/// <remarks>Thread-safe: immutable.</remarks>
public sealed class SandboxExchange
{
    internal SandboxExchange(SandboxRequest request, int status, string? errorCode, SandboxFault fault)
    {
        Request = request;
        Status = status;
        ErrorCode = errorCode;
        Fault = fault;
    }

    /// <summary>Gets the request as it arrived.</summary>
    public SandboxRequest Request { get; }

    /// <summary>Gets the HTTP status of the answer: in APIv3 401 for a request that is signed wrongly, 400 for one that is wrong otherwise.
    /// APIv2 answers 200 whatever is wrong, and says it in the body: see <see cref="ErrorCode"/>.</summary>
    public int Status { get; }

    /// <summary>Gets the code of the error that is answered: <c>code</c> of APIv3, <c>err_code</c> of APIv2, <c>FAIL</c> where APIv2 refuses the request as such.</summary>
    /// <value>Null when it went well.</value>
    public string? ErrorCode { get; }

    /// <summary>Gets what goes wrong with the answer on demand.</summary>
    /// <value><see cref="SandboxFault.None"/> for a refused request: it meets no fault.</value>
    public SandboxFault Fault { get; }

    /// <summary>Names the request as <see cref="SandboxRequest.ToString"/> does, and the status.</summary>
    /// <returns>For example <c>POST /v3/hire-power-bank/insurance-orders (134 bytes): 200</c>.</returns>
    public override string ToString() => $"{Request}: {Status}";
}
