namespace WeChatPay.Php;

/// <summary>What PHP throws as a plain <c>\Exception</c> for a generator that cannot do what is asked.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
internal sealed class InvalidGeneratorException(string message) : Exception(message);
