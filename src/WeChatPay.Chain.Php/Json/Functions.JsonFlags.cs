namespace WeChatPay.Php;

// PHP's own numbers: https://www.php.net/manual/json.constants.php
public static partial class Functions
{
    /// <summary>json_encode: writes <c>&lt;</c> and <c>&gt;</c> as <c>\u003C</c> and <c>\u003E</c>.</summary>
    public const int JSON_HEX_TAG = 1;

    /// <summary>json_encode: writes <c>&amp;</c> as <c>\u0026</c>.</summary>
    public const int JSON_HEX_AMP = 2;

    /// <summary>json_encode: writes <c>'</c> as <c>\u0027</c>.</summary>
    public const int JSON_HEX_APOS = 4;

    /// <summary>json_encode: writes <c>"</c> inside strings as <c>\u0022</c>.</summary>
    public const int JSON_HEX_QUOT = 8;

    /// <summary>json_encode: writes each array as an object, lists and the empty array too.</summary>
    public const int JSON_FORCE_OBJECT = 16;

    /// <summary>json_encode: leaves <c>/</c> as it is instead of <c>\/</c>.</summary>
    public const int JSON_UNESCAPED_SLASHES = 64;

    /// <summary>json_encode: breaks lines with <c>\n</c> and indents by four spaces.</summary>
    public const int JSON_PRETTY_PRINT = 128;

    /// <summary>json_encode: leaves characters beyond ASCII as they are instead of <c>\uXXXX</c>; U+2028 and U+2029 stay escaped.</summary>
    public const int JSON_UNESCAPED_UNICODE = 256;

    /// <summary>json_encode: writes a <see cref="double"/> without fraction as <c>1.0</c> instead of <c>1</c>.</summary>
    public const int JSON_PRESERVE_ZERO_FRACTION = 1024;

    /// <summary>json_encode, with <see cref="JSON_UNESCAPED_UNICODE"/>: leaves U+2028 and U+2029 as they are too.</summary>
    public const int JSON_UNESCAPED_LINE_TERMINATORS = 2048;

    /// <summary>json_decode: objects become arrays when <c>associative</c> is <see langword="null"/>.</summary>
    public const int JSON_OBJECT_AS_ARRAY = 1;

    /// <summary>json_decode: integers beyond 64 bits become their digits as a string instead of a <see cref="System.Numerics.BigInteger"/>.</summary>
    public const int JSON_BIGINT_AS_STRING = 2;

    /// <summary>Both: drops each half of a surrogate pair, which is not Unicode text.</summary>
    public const int JSON_INVALID_UTF8_IGNORE = 1048576;

    /// <summary>Both: writes U+FFFD instead of each half of a surrogate pair.</summary>
    public const int JSON_INVALID_UTF8_SUBSTITUTE = 2097152;

    /// <summary>Both: an error throws a <see cref="JsonException"/> and does not change <see cref="json_last_error"/>.</summary>
    public const int JSON_THROW_ON_ERROR = 4194304;
}
