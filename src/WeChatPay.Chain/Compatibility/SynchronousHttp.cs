#if !NETSTANDARD2_0
using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
#endif

namespace WeChatPay.Compatibility;

/// <summary>Sends and reads on the caller's thread, where the framework can. .NET Standard 2.0 cannot.</summary>
internal static class SynchronousHttp
{
#if NETSTANDARD2_0
    /// <summary>Tells whether every handler of a transport sends synchronously.</summary>
    public static bool CanSend(HttpMessageHandler transport) => false;

    /// <summary>Tells whether content is written synchronously.</summary>
    public static bool CanCopy(HttpContent? content) => false;

    /// <summary>Opens the stream of content.</summary>
    public static Stream Open(HttpContent content, CancellationToken cancellationToken) => throw new NotSupportedException();
#else
    private const BindingFlags Members = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    // A client asks for each request, and a program has few types of content.
    private static readonly ConcurrentDictionary<Type, bool> Contents = new();

    private static readonly Type[] Sending = [typeof(HttpRequestMessage), typeof(CancellationToken)];

    private static readonly Type[] Writing = [typeof(Stream), typeof(System.Net.TransportContext), typeof(CancellationToken)];

    private static readonly Type[] WritingLater = [typeof(Stream), typeof(System.Net.TransportContext)];

    /// <summary>Tells whether every handler of a transport sends synchronously.</summary>
    /// <remarks>A handler that overrides <c>SendAsync</c> alone must not be passed by: its <c>Send</c> is that of its base class.</remarks>
    public static bool CanSend(HttpMessageHandler transport)
    {
        for (var handler = transport; ; handler = ((DelegatingHandler)handler).InnerHandler!)
        {
            if (handler is null || !CanSend(handler.GetType()))
                return false;
            if (handler is not DelegatingHandler)
                return true;
        }
    }

    /// <summary>Tells whether content is written synchronously.</summary>
    public static bool CanCopy(HttpContent? content) => content switch
    {
        null => true,
        MultipartContent parts when parts.Any(static part => !CanCopy(part)) => false,
        _ => Contents.GetOrAdd(
            content.GetType(),
            static type => ReflectionSwitch.IsOn
                ? IsOverridden(type, typeof(HttpContent), ("SerializeToStream", Writing), ("SerializeToStreamAsync", WritingLater))
                : IsKnown(type, typeof(HttpContent))),
    };

    /// <summary>Opens the stream of content.</summary>
    public static Stream Open(HttpContent content, CancellationToken cancellationToken) => content.ReadAsStream(cancellationToken);

    private static bool CanSend(Type handler) => ReflectionSwitch.IsOn
        ? IsOverridden(handler, typeof(HttpMessageHandler), ("Send", Sending), ("SendAsync", Sending))
        : IsKnown(handler, typeof(HttpMessageHandler));

    // The framework's own classes and those of this library do both. A class of the user's works later, on a thread of the pool.
    private static bool IsKnown(Type type, Type root) => type.Assembly == root.Assembly || type.Assembly == typeof(SynchronousHttp).Assembly;

    // The class that overrides the synchronous member knows what the class that overrides the asynchronous one does, if it is the same or derives from it.
    [RequiresUnreferencedCode("The trimmer removes methods that it does not see called.")]
    private static bool IsOverridden(Type type, Type root, (string Name, Type[] Parameters) now, (string Name, Type[] Parameters) later)
    {
        var declared = type.GetMethod(now.Name, Members, now.Parameters)?.DeclaringType;
        var other = type.GetMethod(later.Name, Members, later.Parameters)?.DeclaringType;
        return declared is not null && other is not null && declared != root && other.IsAssignableFrom(declared);
    }
#endif
}

/// <summary>A handler that sends on the caller's thread if it is told to, where the framework can.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
internal abstract class SynchronousHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
#if NETSTANDARD2_0
    protected Task<HttpResponseMessage> SendNow(HttpRequestMessage message, CancellationToken cancellationToken) => SendAsync(message, cancellationToken);
#else
    /// <summary>Sends, and gives a task that has ended.</summary>
    protected Task<HttpResponseMessage> SendNow(HttpRequestMessage message, CancellationToken cancellationToken)
    {
        try
        {
            return Task.FromResult(base.Send(message, cancellationToken));
        }
        catch (Exception error)
        {
            return Task.FromException<HttpResponseMessage>(error);
        }
    }
#endif
}
