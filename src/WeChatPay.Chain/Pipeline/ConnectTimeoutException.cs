namespace WeChatPay.Pipeline;

/// <summary>No connection was made in time, so no byte was sent. .NET reports it as a cancellation.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
internal sealed class ConnectTimeoutException(string message) : IOException(message);
