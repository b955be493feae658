namespace WeChatPay.Php;

/// <summary>Text that is not JSON, or a value that has no JSON form: PHP's <c>\JsonException</c>.</summary>
/// <remarks>
/// <para>The message is the same as <see cref="Functions.json_last_error_msg"/>; <see cref="Exception.InnerException"/> has
/// the position of the error in the text. The class derives from Newtonsoft's, so a <c>catch</c> of either name works.</para>
/// <para>Immutable and thread-safe.</para>
/// </remarks>
public sealed class JsonException : Newtonsoft.Json.JsonException
{
    internal JsonException(int code, Exception? cause = null)
        : base(Functions.ErrorMessage(code), cause) => Code = code;

    /// <summary>Gets the error's number, PHP's <c>getCode()</c>.</summary>
    /// <value>One of the <c>JSON_ERROR_*</c> numbers of <see cref="Functions"/>; never 0.</value>
    public int Code { get; }
}
