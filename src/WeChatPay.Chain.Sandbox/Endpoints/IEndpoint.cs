using WeChatPay.Sandbox.Answers;

namespace WeChatPay.Sandbox.Endpoints;

/// <summary>One operation of the API: a method, a path, and what it answers to a request that passed every check.</summary>
/// <remarks>Implementations are thread-safe: requests arrive side by side.</remarks>
internal interface IEndpoint
{
    /// <summary>Gets the method in upper case.</summary>
    string Method { get; }

    /// <summary>Gets the path with its variables in braces, such as <c>/v3/orders/{order_no}</c>; a variable is one whole segment.</summary>
    string PathTemplate { get; }

    /// <summary>Carries the call out.</summary>
    ValueTask<Answer> AnswerAsync(EndpointRequest request, CancellationToken cancellationToken);
}
