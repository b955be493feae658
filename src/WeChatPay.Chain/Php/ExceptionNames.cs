namespace WeChatPay.Php;

/// <summary>PHP's names for what an exception tells, for ported <c>catch</c> and <c>otherwise</c>.</summary>
/// <remarks>Immutable, thread-safe.</remarks>
public static class ExceptionNames
{
    /// <summary>Gives the message.</summary>
    /// <param name="exception">The exception.</param>
    public static string getMessage(this Exception exception) => Given(exception).Message;

    /// <summary>Gives the way to the place where it was raised; empty before it was.</summary>
    /// <param name="exception">The exception.</param>
    public static string getTraceAsString(this Exception exception) => Given(exception).StackTrace ?? "";

    /// <summary>Gives the exception behind it, <see langword="null"/> when there is none.</summary>
    /// <param name="exception">The exception.</param>
    public static Exception? getPrevious(this Exception exception) => Given(exception).InnerException;

    /// <summary>Whether WeChat Pay answered, and refused: then there is <see cref="getResponse"/>.</summary>
    /// <param name="exception">The exception.</param>
    public static bool hasResponse(this Exception exception) => Given(exception) is WeChatPayApiException;

    /// <summary>Gives the answer that refused.</summary>
    /// <param name="exception">The exception.</param>
    /// <exception cref="InvalidOperationException">There was no answer: ask <see cref="hasResponse"/> first.</exception>
    public static WeChatPayResponse getResponse(this Exception exception) => Given(exception) is WeChatPayApiException refused
        ? refused.Response
        : throw new InvalidOperationException($"A {exception.GetType().Name} comes without an answer: ask hasResponse() first.", exception);

    private static Exception Given(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return exception;
    }
}
