namespace WeChatPay.Php;

/// <summary>PHP's methods of an exception, for ported <c>catch</c> and <c>otherwise</c>.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public static class ExceptionNames
{
    /// <summary>Gets the message.</summary>
    public static string getMessage(this Exception exception) => Check(exception).Message;

    /// <summary>Gets the stack trace; empty before the exception was thrown.</summary>
    public static string getTraceAsString(this Exception exception) => Check(exception).StackTrace ?? "";

    /// <summary>Gets the inner exception, <see langword="null"/> when there is none.</summary>
    public static Exception? getPrevious(this Exception exception) => Check(exception).InnerException;

    /// <summary>Tells whether WeChat Pay responded with an error: then <see cref="getResponse"/> returns the response.</summary>
    public static bool hasResponse(this Exception exception) => Check(exception) is WeChatPayApiException;

    /// <summary>Gets the response with the error.</summary>
    /// <exception cref="InvalidOperationException">There is no response: check <see cref="hasResponse"/> first.</exception>
    public static WeChatPayResponse getResponse(this Exception exception) => Check(exception) is WeChatPayApiException refused
        ? refused.Response
        : throw new InvalidOperationException($"The {exception.GetType().Name} has no response: check hasResponse() first.", exception);

    private static Exception Check(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return exception;
    }
}
