namespace WeChatPay.Php;

/// <summary>A mistake in the program: PHP's <c>\LogicException</c>. Its <c>\InvalidArgumentException</c> is an <see cref="ArgumentException"/>
/// here.</summary>
/// <remarks>Immutable and thread-safe. Source of these classes: https://www.php.net/manual/spl.exceptions.php.</remarks>
public class LogicException(string message = "", Exception? previous = null) : Exception(message, previous);

/// <summary>A call of a function that is not there, or with too few arguments: PHP's <c>\BadFunctionCallException</c>.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public class BadFunctionCallException(string message = "", Exception? previous = null) : LogicException(message, previous);

/// <summary>A call of a method that is not there, or with too few arguments: PHP's <c>\BadMethodCallException</c>.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public class BadMethodCallException(string message = "", Exception? previous = null) : BadFunctionCallException(message, previous);

/// <summary>A value is not one of those that are valid: PHP's <c>\DomainException</c>.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public class DomainException(string message = "", Exception? previous = null) : LogicException(message, previous);

/// <summary>A length is not valid: PHP's <c>\LengthException</c>.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public class LengthException(string message = "", Exception? previous = null) : LogicException(message, previous);

/// <summary>An index can never be valid: PHP's <c>\OutOfRangeException</c>.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public class OutOfRangeException(string message = "", Exception? previous = null) : LogicException(message, previous);

/// <summary>There is nothing under a key: PHP's <c>\OutOfBoundsException</c>, a <c>\RuntimeException</c>.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public class OutOfBoundsException(string message = "", Exception? previous = null) : InvalidOperationException(message, previous);

/// <summary>A full container gets one more element: PHP's <c>\OverflowException</c>, a <c>\RuntimeException</c>.</summary>
/// <remarks>The name keeps it apart from .NET's. Immutable and thread-safe.</remarks>
public class PhpOverflowException(string message = "", Exception? previous = null) : InvalidOperationException(message, previous);

/// <summary>A result is outside of its range: PHP's <c>\RangeException</c>, a <c>\RuntimeException</c>.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public class RangeException(string message = "", Exception? previous = null) : InvalidOperationException(message, previous);

/// <summary>An empty container is to give an element: PHP's <c>\UnderflowException</c>, a <c>\RuntimeException</c>.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public class UnderflowException(string message = "", Exception? previous = null) : InvalidOperationException(message, previous);
