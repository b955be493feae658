namespace WeChatPay.Php;

public static partial class Functions
{
    /// <summary>No error.</summary>
    public const int JSON_ERROR_NONE = 0;

    /// <summary>Nested deeper than the <c>depth</c> argument allows.</summary>
    public const int JSON_ERROR_DEPTH = 1;

    /// <summary>A bracket closed by the other kind, as in <c>[1}</c>.</summary>
    public const int JSON_ERROR_STATE_MISMATCH = 2;

    /// <summary>A control character that is not escaped, or a string without its closing quote.</summary>
    public const int JSON_ERROR_CTRL_CHAR = 3;

    /// <summary>Not JSON.</summary>
    public const int JSON_ERROR_SYNTAX = 4;

    /// <summary>Not Unicode text: half of a surrogate pair in a C# string.</summary>
    public const int JSON_ERROR_UTF8 = 5;

    /// <summary>An object that contains itself cannot be encoded.</summary>
    public const int JSON_ERROR_RECURSION = 6;

    /// <summary>NaN and the infinities have no JSON form.</summary>
    public const int JSON_ERROR_INF_OR_NAN = 7;

    /// <summary>A property name that starts with U+0000, which a <see cref="stdClass"/> cannot have.</summary>
    public const int JSON_ERROR_INVALID_PROPERTY_NAME = 9;

    /// <summary>An escape that is half of a surrogate pair, such as <c>\ud83d</c>.</summary>
    public const int JSON_ERROR_UTF16 = 10;

    /// <summary>A case of an enum without values has no JSON form.</summary>
    public const int JSON_ERROR_NON_BACKED_ENUM = 11;

    // Per flow of execution, because a thread static would mix up errors across an await. The price: an error inside an awaited
    // method does not reach its caller, so read it right after the call, as PHP code does.
    private static readonly AsyncLocal<int> LastError = new();

    /// <summary>Gets the error of the last <see cref="json_decode"/> or <see cref="json_encode"/> without <see cref="JSON_THROW_ON_ERROR"/>.</summary>
    /// <returns>One of the <c>JSON_ERROR_*</c> numbers; 0 when that call succeeded, or before the first call.</returns>
    /// <remarks>
    /// <para>The error is kept per flow of execution: it survives an <see langword="await"/>, and other requests do not see it.
    /// An awaited method does not return it to its caller: read it where you decode.</para>
    /// <para>This class refuses exactly the texts that PHP refuses; for a text with several errors the number may be another.</para>
    /// <para>Source: https://www.php.net/manual/function.json-last-error.php</para>
    /// </remarks>
    public static int json_last_error() => LastError.Value;

    /// <summary>Gets PHP's wording of <see cref="json_last_error"/>.</summary>
    /// <returns>Such as <c>Syntax error</c>; <c>No error</c> when there is none.</returns>
    /// <remarks>Source: https://www.php.net/manual/function.json-last-error-msg.php</remarks>
    public static string json_last_error_msg() => ErrorMessage(LastError.Value);

    internal static string ErrorMessage(int code) => code switch
    {
        JSON_ERROR_NONE => "No error",
        JSON_ERROR_DEPTH => "Maximum stack depth exceeded",
        JSON_ERROR_STATE_MISMATCH => "State mismatch (invalid or malformed JSON)",
        JSON_ERROR_CTRL_CHAR => "Control character error, possibly incorrectly encoded",
        JSON_ERROR_SYNTAX => "Syntax error",
        JSON_ERROR_UTF8 => "Malformed UTF-8 characters, possibly incorrectly encoded",
        JSON_ERROR_RECURSION => "Recursion detected",
        JSON_ERROR_INF_OR_NAN => "Inf and NaN cannot be JSON encoded",
        JSON_ERROR_INVALID_PROPERTY_NAME => "The decoded property name is invalid",
        JSON_ERROR_UTF16 => "Single unpaired UTF-16 surrogate in unicode escape",
        JSON_ERROR_NON_BACKED_ENUM => "Non-backed enums have no default serialization",
        _ => throw new ArgumentOutOfRangeException(nameof(code), code, "Give one of the JSON_ERROR_* numbers."),
    };

    private static void Remember(int code)
    {
        // Each write copies the execution context, and most calls succeed after a call that succeeded.
        if (LastError.Value != code)
            LastError.Value = code;
    }
}
