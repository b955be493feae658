namespace WeChatPay.Sandbox;

/// <summary>A request, and the response that the sandbox decided on.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
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

    /// <summary>Gets the HTTP status of the response: in APIv3 401 for a wrong signature, 400 for any other error of the request.
    /// APIv2 always responds with 200; its errors are in the body: see <see cref="ErrorCode"/>.</summary>
    public int Status { get; }

    /// <summary>Gets the error code of the response: <c>code</c> of APIv3, <c>err_code</c> of APIv2, <c>FAIL</c> where APIv2 refuses the request as
    /// such.</summary>
    /// <value>Null for success.</value>
    public string? ErrorCode { get; }

    /// <summary>Gets the fault of the response.</summary>
    /// <value><see cref="SandboxFault.None"/> for a refused request: a fault replaces no refusal.</value>
    public SandboxFault Fault { get; }

    /// <summary>Names the request as <see cref="SandboxRequest.ToString"/> does, and the status.</summary>
    /// <returns>For example <c>POST /v3/hire-power-bank/insurance-orders (134 bytes): 200</c>.</returns>
    public override string ToString() => $"{Request}: {Status}";
}
