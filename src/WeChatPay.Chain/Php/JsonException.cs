namespace WeChatPay.Php;

/// <summary>A text that is not JSON, or a value that has no JSON form; PHP's <c>\JsonException</c>.</summary>
/// <remarks>
/// <para>The message is the one of <see cref="Functions.json_last_error_msg"/>; where the text went wrong is in <see cref="Exception.InnerException"/>.
/// Derives from Newtonsoft's, so that a <c>catch</c> of either name works.</para>
/// <para>Immutable, thread-safe.</para>
/// </remarks>
public sealed class JsonException : Newtonsoft.Json.JsonException
{
    internal JsonException(int code, Exception? cause = null)
        : base(Functions.ErrorMessage(code), cause) => Code = code;

    /// <summary>Gives the error's number, what PHP's <c>getCode()</c> returns.</summary>
    /// <value>One of the <c>JSON_ERROR_*</c> numbers of <see cref="Functions"/>; never 0.</value>
    public int Code { get; }
}
