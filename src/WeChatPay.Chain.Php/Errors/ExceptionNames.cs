using WeChatPay.Php.Values;

namespace WeChatPay.Php;

/// <summary>PHP's methods of an exception, and Guzzle's classes of them, for ported <c>catch</c>, <c>instanceof</c> and <c>otherwise</c>:
/// <c>catch (WeChatPayException e) when (e.isRequestException())</c>.</summary>
/// <remarks>Immutable and thread-safe. Source: https://docs.guzzlephp.org/en/stable/quickstart.html#exceptions (version 7).</remarks>
public static class ExceptionNames
{
    private const string CodeKey = "WeChatPay.Php.Code";

    /// <summary>Gets the message.</summary>
    public static string getMessage(this Exception exception) => Check(exception).Message;

    /// <summary>Gets the stack trace; empty before the exception was thrown.</summary>
    public static string getTraceAsString(this Exception exception) => Check(exception).StackTrace ?? "";

    /// <summary>Gets the inner exception, <see langword="null"/> when there is none.</summary>
    public static Exception? getPrevious(this Exception exception) => Check(exception).InnerException;

    /// <summary>Gives an exception the number that <see cref="getCode"/> returns: PHP's second argument of <c>new \Exception</c>.</summary>
    /// <returns>The same exception.</returns>
    public static TException withCode<TException>(this TException exception, long code)
        where TException : Exception
    {
        Check(exception).Data[CodeKey] = code;
        return exception;
    }

    /// <summary>Gets the number of the error.</summary>
    /// <returns>The HTTP status of the response, if there is one; the number of PHP's own errors, or of <see cref="withCode"/>; else 0.</returns>
    public static long getCode(this Exception exception) => Check(exception) switch
    {
        Error error => error.Code,
        JsonException error => error.Code,
        WeChatPayException { Response: { } response } when exception.isRequestException() => response.StatusCode,
        _ => exception.Data[CodeKey] is long code ? code : 0,
    };

    /// <summary>Tells whether PHP would throw an <see cref="Error"/>, which PHP's <c>catch (\Exception $e)</c> does not catch.
    /// The exceptions of C# for a member of null, and for a member that an object does not have, are such errors too.</summary>
    public static bool isError(this Exception exception) =>
        Check(exception) is Error or NullReferenceException or Microsoft.CSharp.RuntimeBinder.RuntimeBinderException;

    /// <summary>Tells whether it is a <c>GuzzleException</c>: a call did not give a verified response. Of APIv2, a refusal in a body of status 200 is not
    /// one.</summary>
    public static bool isGuzzleException(this Exception exception) => exception.isRequestException() || exception.isConnectException();

    /// <summary>Tells whether it is a <c>TransferException</c>, the class of all that Guzzle throws for a call.</summary>
    public static bool isTransferException(this Exception exception) => exception.isGuzzleException();

    /// <summary>Tells whether it is a <c>ConnectException</c>: the host was not found, the connection failed or was closed, or the time was over. Such an
    /// exception is not a <c>RequestException</c>.</summary>
    public static bool isConnectException(this Exception exception) =>
        Check(exception) is WeChatPayTimeoutException or WeChatPayTransportException { Response: null };

    /// <summary>Tells whether it is a <c>RequestException</c>: a response came, and it was an error, broken off, or its signature failed.</summary>
    public static bool isRequestException(this Exception exception) =>
        Check(exception) is WeChatPayException { Response: not null } and not WeChatPayTimeoutException && !exception.isRejectionException();

    /// <summary>Tells whether it is a <c>BadResponseException</c>: a status from 400 on.</summary>
    public static bool isBadResponseException(this Exception exception) => exception.isClientException() || exception.isServerException();

    /// <summary>Tells whether it is a <c>ClientException</c>: a status of 400 to 499.</summary>
    public static bool isClientException(this Exception exception) => Check(exception) is WeChatPayApiException { StatusCode: >= 400 and < 500 };

    /// <summary>Tells whether it is a <c>ServerException</c>: a status from 500 on.</summary>
    public static bool isServerException(this Exception exception) => Check(exception) is WeChatPayApiException { StatusCode: >= 500 };

    /// <summary>Tells whether it is a <c>RejectionException</c>: APIv2 refused the call in the body of a response with status 200.</summary>
    public static bool isRejectionException(this Exception exception) => Check(exception) is WeChatPayApiException { StatusCode: < 300 };

    /// <summary>Tells whether there is a response: then <see cref="getResponse"/> returns it. A <c>RequestException</c> has this method.</summary>
    /// <exception cref="Error">PHP's exception of this kind does not have the method.</exception>
    public static bool hasResponse(this Exception exception) => exception.isRequestException() || !exception.isConnectException()
        && !exception.isRejectionException()
        ? Check(exception) is WeChatPayException { Response: not null }
        : throw Undefined(exception, nameof(hasResponse));

    /// <summary>Gets the response. A <c>RequestException</c> has this method.</summary>
    /// <exception cref="Error">PHP's exception of this kind does not have the method.</exception>
    /// <exception cref="InvalidOperationException">There is no response: check <see cref="hasResponse"/> first.</exception>
    public static WeChatPayResponse getResponse(this Exception exception) => exception.isRequestException()
        ? ((WeChatPayException)exception).Response!
        : exception.isConnectException() || exception.isRejectionException()
            ? throw Undefined(exception, nameof(getResponse))
            : throw new InvalidOperationException($"The {exception.GetType().Name} has no response: check hasResponse() first.", exception);

    /// <summary>Gets the response of a <c>RejectionException</c>.</summary>
    /// <exception cref="Error">PHP's exception of this kind does not have the method.</exception>
    public static WeChatPayResponse getReason(this Exception exception) =>
        exception.isRejectionException() ? ((WeChatPayApiException)exception).Response : throw Undefined(exception, nameof(getReason));

    private static Error Undefined(Exception exception, string method)
    {
        var name = exception.isConnectException() ? @"GuzzleHttp\Exception\ConnectException"
            : exception.isRejectionException() ? @"GuzzleHttp\Promise\RejectionException" : Types.Name(exception);
        return new($"Call to undefined method {name}::{method}()", 0, exception);
    }

    private static Exception Check(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return exception;
    }
}
