namespace WeChatPay.Php;

/// <summary>What PHP throws for a mistake in the code itself: PHP's <c>\Error</c>. PHP's <c>catch (\Exception $e)</c> does not catch it, but C#'s
/// does.</summary>
/// <remarks>Immutable and thread-safe. Source: https://www.php.net/manual/class.error.php.</remarks>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Naming", "CA1710", Justification = "The name is PHP's.")]
public class Error : Exception
{
    /// <summary>Creates the error with PHP's words.</summary>
    public Error(string message = "", long code = 0, Exception? previous = null)
        : base(message, previous) => Code = code;

    /// <summary>Gets PHP's <c>getCode()</c>.</summary>
    public long Code { get; }
}

/// <summary>A value has a type that the operation does not take: PHP's <c>\TypeError</c>.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public class TypeError(string message = "", long code = 0, Exception? previous = null) : Error(message, code, previous);

/// <summary>A function gets too few arguments: PHP's <c>\ArgumentCountError</c>.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed class ArgumentCountError(string message = "", long code = 0, Exception? previous = null) : TypeError(message, code, previous);

/// <summary>The type of an argument is right and its value is not: PHP's <c>\ValueError</c>.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed class ValueError(string message = "", long code = 0, Exception? previous = null) : Error(message, code, previous);

/// <summary>No arm of a <c>match</c> has the value: PHP's <c>\UnhandledMatchError</c>.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed class UnhandledMatchError(string message = "", long code = 0, Exception? previous = null) : Error(message, code, previous);

/// <summary>A calculation has no result: PHP's <c>\ArithmeticError</c>.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public class ArithmeticError(string message = "", long code = 0, Exception? previous = null) : Error(message, code, previous);

/// <summary>A division by zero: PHP's <c>\DivisionByZeroError</c>.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed class DivisionByZeroError(string message = "", long code = 0, Exception? previous = null) : ArithmeticError(message, code, previous);
